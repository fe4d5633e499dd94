package io.wardline.gateway.inbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.wardline.gateway.db.Database;
import io.wardline.gateway.db.Failing;
import io.wardline.gateway.inbox.InboxStore.Stored;
import io.wardline.gateway.inbox.Plan.Part;
import io.wardline.gateway.health.Meters;
import io.wardline.gateway.link.Closing;
import io.wardline.gateway.link.Link;
import io.wardline.gateway.link.Settlement;
import io.wardline.protocol.device.DeviceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer of a node. It takes whatever is queued, at most [#MOST_ROWS] entries, stores it in one transaction, and
/// settles the links after the commit. While a commit runs the next group forms by itself; nothing waits on purpose.
///
/// All calls come from one event loop. What is in flight is bounded by the receive windows of the links.
public final class PgInbox {
    /// Entries in one transaction, at most (one message more may overshoot it by its own length).
    public static final int MOST_ROWS = 256;
    /// A batch that fails is tried again in place for so long; then its links are closed.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(PgInbox.class);
    private static final long PAUSE_MS = 50;

    private final Vertx vertx;
    private final InstantSource clock;
    private final Writer writer;
    private final Consumer<Collection<DeviceId>> bell;
    private final ArrayDeque<Arrival> queue = new ArrayDeque<>();
    private final Meters meters;
    private boolean busy;

    /// @param clock measures the patience only
    /// @param bell  rung after a commit with the devices that have new entries
    public PgInbox(Vertx vertx, Database database, InstantSource clock, Consumer<Collection<DeviceId>> bell) {
        this(vertx, database, clock, new Meters(), bell);
    }

    /// The same, measured.
    public PgInbox(Vertx vertx, Database database, InstantSource clock, Meters meters, Consumer<Collection<DeviceId>> bell) {
        this.vertx = vertx;
        this.meters = meters;
        this.clock = clock;
        this.writer = new Writer(database);
        this.bell = bell;
    }

    /// Queues a message. Its link hears by [Link#settled] or [Link#close].
    public void offer(Arrival arrival) {
        queue.add(arrival);
        next();
    }

    /// Whether the writer reaches the database, for the readiness answer.
    public boolean connected() {
        return writer.connected();
    }

    /// Makes the partitions of today and the next days.
    public Future<Void> ensurePartitions() {
        return writer.partitions();
    }

    /// Opens the writer's connection before the first message.
    public Future<Void> open() {
        return writer.connection().mapEmpty();
    }

    /// Messages that wait for the writer.
    public int waiting() {
        return queue.size();
    }

    /// Closes the writer's connection; what is queued stays unacknowledged.
    public Future<Void> close() {
        queue.clear();
        return writer.close();
    }

    private void next() {
        if (busy) {
            return;
        }
        List<Arrival> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        busy = true;
        meters.batch(batch.size());
        store(batch, clock.millis() + PATIENCE.toMillis()).onComplete(_ -> {
            busy = false;
            next();
        });
    }

    private List<Arrival> take() {
        List<Arrival> batch = new ArrayList<>(Math.min(queue.size(), MOST_ROWS));
        int rows = 0;
        while (rows < MOST_ROWS) {
            Arrival arrival = queue.poll();
            if (arrival == null) {
                break;
            }
            if (arrival.link().open()) {
                batch.add(arrival);
                rows += arrival.weight();
            }
        }
        return batch;
    }

    /// Ends, always successfully, when every link of the batch was settled or closed.
    private Future<Void> store(List<Arrival> batch, long untilMillis) {
        return writer.write(batch)
                .<Void>map(outcome -> {
                    settle(outcome);
                    return null;
                })
                .recover(failure -> afterFailure(batch, failure, untilMillis));
    }

    private Future<Void> afterFailure(List<Arrival> batch, Throwable failure, long untilMillis) {
        Failing failing = failure instanceof Writer.NotSent ? Failing.REFUSED : Failing.of(failure);
        return switch (failing) {
            case UNKNOWN -> {
                LOG.warn("outcome of a commit unknown, closing {} links: {}", links(batch).size(), failure.getMessage());
                writer.abandon();
                yield close(batch);
            }
            case REFUSED -> {
                if (clock.millis() + PAUSE_MS > untilMillis) {
                    LOG.warn("no commit within {}, closing {} links: {}", PATIENCE, links(batch).size(), failure.getMessage());
                    yield close(batch);
                }
                yield vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS)
                        .compose(_ -> store(stillOpen(batch), untilMillis));
            }
            case DATA -> split(batch, failure, untilMillis);
        };
    }

    /// A row is at fault: halves are stored on their own, in order, until the bad message is alone; of that one each line is
    /// tried, and the refused ones become poison.
    private Future<Void> split(List<Arrival> batch, Throwable failure, long untilMillis) {
        if (batch.size() > 1) {
            int half = batch.size() / 2;
            return store(batch.subList(0, half), untilMillis)
                    .compose(_ -> store(stillOpen(batch.subList(half, batch.size())), untilMillis));
        }
        LOG.warn("the database refused a message of {}: {}", batch.getFirst().link().device(), failure.getMessage());
        return writer.partitions()
                .compose(_ -> writer.withoutRefusedRows(batch.getFirst(), failure))
                .compose(harmless -> writer.write(List.of(harmless)))
                .<Void>map(outcome -> {
                    settle(outcome);
                    return null;
                })
                .recover(again -> {
                    LOG.error("a message stays refused, closing its link", again);
                    if (Failing.of(again) == Failing.UNKNOWN) {
                        writer.abandon();
                    }
                    return close(batch);
                });
    }

    private static List<Arrival> stillOpen(List<Arrival> batch) {
        return batch.stream().filter(arrival -> arrival.link().open()).toList();
    }

    private static Future<Void> close(List<Arrival> batch) {
        links(batch).forEach(link -> link.close(Closing.UNACKNOWLEDGED));
        return Future.succeededFuture();
    }

    private static Set<Link> links(List<Arrival> batch) {
        Set<Link> links = new LinkedHashSet<>();
        batch.forEach(arrival -> links.add(arrival.link()));
        return links;
    }

    private void settle(Writer.Outcome outcome) {
        List<Part> parts = outcome.plan().parts();
        Map<Integer, Stored> stored = outcome.stored();
        List<DeviceId> rung = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Stored held = stored.get(i);
            if (held == null) {
                part.link().close(Closing.TAKEN_OVER);
            } else if (held.rows() != part.rows().size()) {
                LOG.error("{} of {} rows of {} were stored: the head was wrong", held.rows(), part.rows().size(),
                        part.link().device());
                part.link().close(Closing.UNACKNOWLEDGED);
            } else {
                if (!part.rows().isEmpty()) {
                    rung.add(part.link().device());
                }
                meters.rejected(part.rejected().size());
                part.link().settled(new Settlement(
                        part.after(), part.answers(), part.rejected(), part.replay(), held.at(), part.mono()));
                Closing closing = part.closing();
                if (closing != null) {
                    part.link().close(closing);
                }
            }
        }
        if (!rung.isEmpty()) {
            bell.accept(rung);
        }
    }
}
