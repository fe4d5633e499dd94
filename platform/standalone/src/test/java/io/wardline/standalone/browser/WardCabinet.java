package io.wardline.standalone.browser;

import static org.awaitility.Awaitility.await;

import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.device.Cabinet;
import io.wardline.sim.device.CabinetMake;
import io.wardline.sim.device.Shelf;
import io.wardline.sim.link.Link;
import io.wardline.sim.link.LinkPlan;
import io.wardline.sim.link.LinkWitness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/// A simulated cabinet that a test holds in its hands: time passes in it only when the test lets it, so that the moment
/// between a claim and its confirmation lasts as long as the browser needs to show it.
final class WardCabinet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// More than delay and rounds of one shelf reading take.
    private static final int READING_SECONDS = 60;
    /// Beyond the 300 s after which a cabinet complains of its door.
    private static final int HELD_OPEN_SECONDS = 310;
    private static final int ANTENNAS = 4;
    private static final int HEARD_ALWAYS_PER_MILLE = 1_000;

    private final ScheduledExecutorService turn = Executors.newSingleThreadScheduledExecutor();
    private final RandomGenerator luck = new SplittableRandom(20_261_122);
    private final Shelf shelf = new Shelf(HEARD_ALWAYS_PER_MILLE, ANTENNAS);
    private final Cabinet cabinet;
    private final Link link;
    private volatile Instant now;

    /// Switches it on, with an empty shelf, and waits until it has told of that.
    WardCabinet(DeviceId did, LinkPlan plan, Instant start) {
        now = start;
        cabinet = new Cabinet(CabinetMake.plain(did), shelf, (_, _) -> {});
        link = new Link(cabinet, plan, turn, () -> now, new SplittableRandom(7), LinkWitness.NONE);
        onTurn(() -> {
            cabinet.boot(now);
            link.start();
        });
        await().atMost(PATIENCE).until(() -> link.state() == Link.State.FLOWING);
        readsShelf();
    }

    /// Somebody opens the door.
    void opens(String who) {
        onTurn(() -> {
            cabinet.admit(who, Method.CARD, Authority.ONLINE, now);
            cabinet.openDoor(now);
            link.carry(List.of());
        });
    }

    void puts(List<TagId> tags) {
        onTurn(() -> tags.forEach(shelf::put));
    }

    void takes(TagId tag) {
        onTurn(() -> shelf.take(tag));
    }

    /// Leaves the door open for longer than anybody should, and tells of it.
    void holdsItsDoor() {
        passes(HELD_OPEN_SECONDS);
    }

    /// Shuts the door. The cabinet claims what was taken and put; its shelf is not read yet.
    void shuts() {
        onTurn(() -> {
            cabinet.closeDoor(now, luck);
            link.carry(List.of());
        });
    }

    /// Lets so much time pass that every reading is done.
    void readsShelf() {
        passes(READING_SECONDS);
    }

    private void passes(int seconds) {
        onTurn(() -> {
            for (var second = 0; second < seconds; second++) {
                now = now.plusSeconds(1);
                link.carry(cabinet.tick(now, luck));
            }
        });
    }

    /// Waits until the order to read the shelf has come down to it, then reads.
    void readsShelfAsOrdered() {
        await().atMost(PATIENCE).until(() -> !cabinet.quiet());
        readsShelf();
    }

    /// The cable is pulled.
    void goesOffline() {
        onTurn(link::stop);
    }

    private void onTurn(Runnable action) {
        try {
            turn.submit(action).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the cabinet was interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the cabinet did not do it", e);
        }
    }

    @Override
    public void close() {
        onTurn(link::stop);
        turn.shutdownNow();
    }
}
