package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.device.JournalLine;
import io.wardline.sim.device.Recording;
import io.wardline.sim.fault.Luck;
import io.wardline.sim.fault.Rate;
import io.wardline.sim.fault.WireFaults;
import io.wardline.sim.link.Link;
import io.wardline.sim.link.LinkPlan;
import io.wardline.sim.link.LinkWitness;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/// Delivers recorded journals once more: a few lines of one device, a few of another, in an order that only the seed knows, with
/// messages sent twice, links that break and begin anew, and at last every journal a second time from its beginning. What the
/// platform orders meanwhile is swallowed. The stamps in the lines are those of the recording, however old.
public final class Redelivery {
    private static final int SHOUT = 24;
    private static final WireFaults WIRE = new WireFaults(new Rate(100), new Rate(15), Rate.NEVER);

    private final Endpoints endpoints;
    private final Certificates certificates;
    private final long seed;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ScheduledExecutorService turn = Turn.begin("redelivery");

    private Redelivery(Endpoints endpoints, Certificates certificates, long seed, InstantSource clock) {
        this.endpoints = endpoints;
        this.certificates = certificates;
        this.seed = seed;
        this.clock = clock;
        this.random = Luck.of(seed, "redelivery");
    }

    /// Delivers, and returns when every line of every journal has been acknowledged twice.
    ///
    /// @param journals by device, oldest line first
    /// @throws IllegalStateException when patience ends before
    public static void deliver(
            Map<DeviceId, List<JournalLine>> journals,
            Endpoints endpoints,
            Certificates certificates,
            long seed,
            InstantSource clock,
            Duration patience) {
        Redelivery redelivery = new Redelivery(endpoints, certificates, seed, clock);
        try {
            redelivery.once(journals, 1 + SHOUT / 4, patience);
            redelivery.once(journals, SHOUT, patience);
        } finally {
            Turn.end(redelivery.turn);
        }
    }

    private void once(Map<DeviceId, List<JournalLine>> journals, int shout, Duration patience) {
        List<Voice> voices = new ArrayList<>();
        journals.forEach((did, lines) -> {
            if (!lines.isEmpty()) {
                voices.add(new Voice(new Recording(did, lines)));
            }
        });
        Collections.shuffle(voices, java.util.Random.from(random));
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        turn.execute(() -> {
            voices.forEach(voice -> voice.link.start());
            speak(voices, shout, done);
        });
        try {
            done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("the journals were not delivered in " + patience + ", seed " + seed, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while delivering", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the delivery broke, seed " + seed, broken.getCause());
        } finally {
            turn.execute(() -> voices.forEach(voice -> voice.link.stop()));
        }
    }

    /// Lets one device or another say a little more, until all have said everything and been heard.
    private void speak(List<Voice> voices, int shout, CompletableFuture<Boolean> done) {
        try {
            if (voices.stream().allMatch(voice -> voice.recording.delivered())) {
                done.complete(true);
                return;
            }
            for (int i = 0; i < voices.size(); i++) {
                Voice voice = voices.get(random.nextInt(voices.size()));
                voice.recording.release(1 + random.nextInt(shout));
                voice.link.carry(List.of());
            }
            if (random.nextInt(200) == 0) {
                Voice voice = voices.get(random.nextInt(voices.size()));
                voice.link.stop();
                voice.link.start();
            }
            if (!done.isDone()) {
                turn.schedule(() -> speak(voices, shout, done), 2, TimeUnit.MILLISECONDS);
            }
        } catch (RuntimeException broken) {
            done.completeExceptionally(broken);
        }
    }

    /// One device's recording and its link.
    private final class Voice {
        private final Recording recording;
        private final Link link;

        Voice(Recording recording) {
            this.recording = recording;
            LinkPlan plain = LinkPlan.plain(endpoints.mqttHost(), endpoints.mqttPort()).troubled(WIRE);
            this.link = new Link(
                    recording, certificates.of(recording.did()).map(plain::secured).orElse(plain), turn, clock,
                    Luck.of(seed, "voice " + recording.did()), LinkWitness.NONE);
        }
    }
}
