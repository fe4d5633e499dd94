package io.wardline.standalone.bench;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.wardline.gateway.db.Database;
import io.wardline.gateway.inbox.Arrival;
import io.wardline.gateway.inbox.Line;
import io.wardline.gateway.inbox.PgInbox;
import io.wardline.gateway.link.Closing;
import io.wardline.gateway.link.Link;
import io.wardline.gateway.link.LinkStore;
import io.wardline.gateway.link.LinkStore.Draw.Drawn;
import io.wardline.gateway.link.Progress;
import io.wardline.gateway.link.Settlement;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The product's inbox writer without MQTT: each link offers its next entry when an earlier one is on disk. */
final class WriterSubject implements BenchProcess.Subject {
    private final Vertx vertx;
    private final Database database;
    private final Context loop;
    private final PgInbox inbox;
    private final List<FedLink> links = new ArrayList<>();
    private Promise<Long> done = Promise.promise();
    private long until;
    private long stored;
    private int inFlight;

    private WriterSubject(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
        this.loop = vertx.getOrCreateContext();
        this.inbox = new PgInbox(vertx, database, Clock.systemUTC(), _ -> {});
    }

    /** @param words host, port, database, user, password, prefix of the devices, their number */
    static WriterSubject open(List<String> words) {
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        var database = Database.open(vertx, GatewaySubject.database(words));
        var subject = new WriterSubject(vertx, database);
        var store = new LinkStore(database, "bench-writer");
        Future<Void> opened = subject.onLoop(subject.inbox::open);
        Futures.await(opened);
        for (var at = 0; at < Integer.parseInt(words.get(6)); at++) {
            var did = new DeviceId(words.get(5) + at);
            switch (Futures.await(store.draw(did, null))) {
                case Drawn(long connection) -> subject.links.add(subject.new FedLink(did, connection));
                case LinkStore.Draw.Refused(var why) -> throw new IllegalStateException(did + ": " + why);
            }
        }
        return subject;
    }

    private <T> Future<T> onLoop(java.util.function.Supplier<Future<T>> work) {
        Promise<T> promise = Promise.promise();
        loop.runOnContext(_ -> work.get().onComplete(promise));
        return promise.future();
    }

    /** @param words {@code run}, entries in flight on each link, milliseconds */
    @Override
    public String answer(List<String> words) {
        var window = Integer.parseInt(words.get(1));
        var nanos = Long.parseLong(words.get(2)) * 1_000_000;
        var started = System.nanoTime();
        var count = Futures.await(this.<Long>onLoop(() -> run(window, started + nanos)));
        return Run.of(count, (System.nanoTime() - started) / 1e9).text();
    }

    private Future<Long> run(int window, long end) {
        done = Promise.promise();
        until = end;
        stored = 0;
        for (var turn = 0; turn < window; turn++) {
            links.forEach(FedLink::offer);
        }
        return done.future();
    }

    @Override
    public void close() {
        Futures.await(onLoop(inbox::close));
        Futures.await(database.close());
        Futures.await(vertx.close());
    }

    private final class FedLink implements Link {
        private final DeviceId device;
        private final long connection;
        private Progress progress = Progress.NONE;
        private long seq;

        FedLink(DeviceId device, long connection) {
            this.device = device;
            this.connection = connection;
        }

        void offer() {
            seq++;
            inFlight++;
            var line = Line.of(new JournalKey(1, seq), Lines.line(seq), false, null);
            inbox.offer(new Arrival.Entries(this, 1, Lines.BYTES, "event", List.of(line), seq));
        }

        @Override
        public void settled(Settlement settlement) {
            progress = settlement.progress();
            var answers = settlement.answers().size();
            stored += answers;
            inFlight -= answers;
            if (System.nanoTime() < until) {
                for (var at = 0; at < answers; at++) {
                    offer();
                }
            } else if (inFlight == 0) {
                done.tryComplete(stored);
            }
        }

        @Override
        public void close(Closing why) {
            done.tryFail("the writer closes a link: " + why);
        }

        @Override
        public DeviceId device() {
            return device;
        }

        @Override
        public long connection() {
            return connection;
        }

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public Progress progress() {
            return progress;
        }
    }
}
