package io.wardline.sim.link;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Frame;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Topic;
import io.wardline.sim.device.Device;
import io.wardline.sim.device.JournalLine;
import io.wardline.sim.device.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries one device's journal to the gateway and the gateway's words to the device, over as many connections as it takes.
/// Everything, calls from outside included, happens on `turn`, the one thread of the device.
public final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    /// Room for topic and packet header within the largest packet.
    private static final int MESSAGE_BYTES = Frame.MAX_PACKET_BYTES - 1_024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// How far a link has come.
    public enum State { STOPPED, CONNECTING, AWAITING_ANSWER, FLOWING, WAITING }

    private final Device device;
    private final LinkPlan plan;
    private final Clients clients;
    private final ScheduledExecutorService turn;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final LinkWitness witness;
    private volatile State state = State.STOPPED;
    private @Nullable Wire wire;
    private long connection;
    private long sentEpoch;
    private long sentSeq;
    private int inFlight;
    private int failures;

    /// @param turn   the device's one thread
    /// @param clock  the time that the device lives in, real or played
    /// @param random the link's own luck: jitter and faults
    public Link(
            Device device,
            LinkPlan plan,
            ScheduledExecutorService turn,
            InstantSource clock,
            RandomGenerator random,
            LinkWitness witness) {
        this.device = device;
        this.plan = plan;
        this.clients = new Clients(device.did().value(), plan);
        this.turn = turn;
        this.clock = clock;
        this.random = random;
        this.witness = witness;
    }

    /// How far it has come. May be asked on any thread.
    public State state() {
        return state;
    }

    /// The device that it carries.
    public Device device() {
        return device;
    }

    /// Connects, and from now on again after every loss.
    public void start() {
        if (state == State.STOPPED) {
            failures = 0;
            open();
        }
    }

    /// Says goodbye and stays away: the device is switched off, or out of reach.
    public void stop() {
        state = State.STOPPED;
        shut();
    }

    private void shut() {
        connection++;
        Wire old = wire;
        wire = null;
        if (old != null) {
            old.close();
        }
    }

    private void open() {
        long mine = ++connection;
        state = State.CONNECTING;
        inFlight = 0;
        Wire fresh = clients.wire(new Wire.Ear() {
            @Override
            public void heard(String topic, byte[] message) {
                onTurn(mine, () -> Link.this.heard(topic, message));
            }

            @Override
            public void lost(String why) {
                onTurn(mine, () -> Link.this.lost(why));
            }
        });
        wire = fresh;
        DeviceId did = device.did();
        List<String> topics = List.of(
                new Topic.Ack(did).text(), new Topic.Command(did).text(), new Topic.Desired(did).text());
        fresh.connect().thenCompose(_ -> fresh.subscribe(topics)).whenComplete((_, failure) -> onTurn(mine, () -> {
            if (failure == null) {
                sayBirth(fresh);
            } else {
                lost(String.valueOf(failure.getMessage()));
            }
        }));
        turn.schedule(() -> onTurn(mine, this::loseIfSilent), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Runs on the device's thread, unless another connection has taken this one's place by then.
    private void onTurn(long mine, Runnable action) {
        if (!turn.isShutdown()) {
            turn.execute(() -> {
                if (mine == connection && state != State.STOPPED) {
                    action.run();
                }
            });
        }
    }

    private void loseIfSilent() {
        if (state == State.CONNECTING || state == State.AWAITING_ANSWER) {
            lost("no answer in " + PATIENCE.toSeconds() + " s");
        }
    }

    private void sayBirth(Wire on) {
        if (!device.powered()) {
            lost("the device has no current");
            return;
        }
        state = State.AWAITING_ANSWER;
        long mine = connection;
        on.publish(new Topic.Birth(device.did()).text(), device.birth(clock.instant()).message(), true)
                .exceptionally(failure -> {
                    onTurn(mine, () -> lost(String.valueOf(failure.getMessage())));
                    return Wire.Receipt.REFUSED;
                });
    }

    private void lost(String why) {
        LOG.debug("{}: link lost: {}", device.did(), why);
        witness.lost(device.did(), why);
        shut();
        state = State.WAITING;
        long longest = Math.min(
                plan.longestBackOff().toMillis(), plan.firstBackOff().toMillis() << Math.min(failures, 20));
        failures++;
        long mine = connection;
        turn.schedule(
                () -> onTurn(mine, this::open), longest / 2 + random.nextLong(longest / 2 + 1), TimeUnit.MILLISECONDS);
    }

    private void heard(String topic, byte[] message) {
        Topic meant = Topic.parse(topic).orElse(null);
        switch (meant) {
            case Topic.Ack _ -> {
                switch (Ack.read(message)) {
                    case Decoded.Ok<Ack>(Ack ack) -> answered(ack);
                    case Decoded.Bad<Ack>(var why) -> LOG.warn("{}: unreadable acknowledgement: {}", device.did(), why);
                }
            }
            case Topic.Command _ -> {
                if (!plan.faults().swallowedCommand().strikes(random)) {
                    device.commanded(message, clock.instant());
                    carry(List.of());
                }
            }
            case Topic.Desired _ -> carry(device.desired(message, clock.instant()));
            case null -> LOG.warn("{}: heard on {}, which is no topic", device.did(), topic);
            case Topic other -> LOG.warn("{}: heard on {}, which only devices say", device.did(), other.text());
        }
    }

    private void answered(Ack ack) {
        device.answered(ack, clock.instant());
        if (state == State.AWAITING_ANSWER) {
            state = State.FLOWING;
            failures = 0;
            sentEpoch = device.epoch();
            sentSeq = 0;
        }
        carry(List.of());
    }

    /// Publishes what the device has to say: what it says beside its journal, then the journal as far as the window reaches.
    /// To be called whenever the device was given time or news.
    public void carry(List<Outgoing> spoken) {
        Wire on = wire;
        if (state != State.FLOWING || on == null) {
            return;
        }
        for (Outgoing one : spoken) {
            on.publish(one.topic().text(), one.text().getBytes(StandardCharsets.UTF_8), one.assured()).exceptionally(_ -> Wire.Receipt.REFUSED);
        }
        if (device.epoch() != sentEpoch) {
            sentEpoch = device.epoch();
            sentSeq = 0;
        }
        while (inFlight < Frame.BACKLOG_WINDOW) {
            List<JournalLine> lines = device.lines(sentSeq, Frame.MAX_ENTRIES, MESSAGE_BYTES);
            if (lines.isEmpty()) {
                return;
            }
            send(on, lines);
            sentSeq = lines.getLast().key().seq();
        }
    }

    private void send(Wire on, List<JournalLine> lines) {
        JournalKey first = lines.getFirst().key();
        JournalKey last = lines.getLast().key();
        String topic = (lines.getFirst().snapshot() ? new Topic.Snapshot(device.did(), first) : new Topic.Event(device.did(), first)).text();
        byte[] message = Frame.join(lines.stream().map(JournalLine::bytes).toList());
        boolean dropped = plan.faults().drop().strikes(random);
        if (plan.faults().duplicate().strikes(random)) {
            on.publish(topic, message, true).exceptionally(_ -> Wire.Receipt.REFUSED);
        }
        long mine = connection;
        inFlight++;
        witness.sent(device.did(), lines);
        on.publish(topic, message, true).whenComplete((receipt, failure) -> onTurn(mine, () -> {
            if (failure != null) {
                lost(String.valueOf(failure.getMessage()));
            } else if (dropped) {
                lost("an acknowledgement was dropped");
            } else {
                inFlight--;
                witness.acknowledged(device.did(), last, receipt == Wire.Receipt.TAKEN);
                device.acknowledged(last);
                carry(List.of());
            }
        }));
    }
}
