package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.CabinetConfiguration;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceEvent.CommandState;
import io.wardline.protocol.device.DeviceEvent.DoorClosed;
import io.wardline.protocol.device.DeviceEvent.DoorForced;
import io.wardline.protocol.device.DeviceEvent.DoorHeldOpen;
import io.wardline.protocol.device.DeviceEvent.DoorOpened;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.DeviceEvent.PowerRestored;
import io.wardline.protocol.device.DeviceEvent.SessionEnded;
import io.wardline.protocol.device.DeviceEvent.SessionOpened;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.TagId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a cabinet's firmware does while the current flows: sessions, the door, scans. It is memory, and a power cut drops it.
final class CabinetProgram {
    private final Board board;
    private final Door door;
    private final RadioField field;
    private final int chunkTags;
    private final Deque<ScanOrder> orders = new ArrayDeque<>();
    private int numbers;
    private boolean occupied;
    private boolean heldOpenTold;
    private @Nullable String session;
    private @Nullable Scan scan;
    private Instant boltFalls = Instant.MAX;
    private Instant doorOpenedAt;
    private Instant nextScheduled;

    CabinetProgram(Board board, Door door, RadioField field, int chunkTags, Instant now) {
        this.board = board;
        this.door = door;
        this.field = field;
        this.chunkTags = chunkTags;
        this.doorOpenedAt = now;
        this.nextScheduled = now.plus(every());
    }

    /// Reads the flash, says what a boot has to say, and orders the boot's snapshot.
    void begin(Instant now) {
        Image image = board.image();
        List<DeviceEvent> news = new ArrayList<>();
        news.add(new PowerRestored());
        if (image != null) {
            news.addAll(image.durable().interrupted());
            news.addAll(image.nowOrNever().interrupted());
            session = image.openSession();
        }
        board.append(now, news);
        occupied = door.open();
        if (!occupied) {
            orders.add(ScanOrder.boot(session));
        }
    }

    private CabinetConfiguration configuration() {
        return board.settings().configuration();
    }

    private Duration every() {
        return Duration.ofMinutes(configuration().snapshotEveryMinutes());
    }

    /// An id that no other boot or epoch of this device can choose.
    private String name(char kind) {
        Image image = board.image();
        numbers++;
        return kind + "%d-%d-%d".formatted(image == null ? 0 : image.epoch(), board.boot(), numbers);
    }

    boolean occupied() {
        return occupied;
    }

    boolean quiet() {
        return !occupied && scan == null && orders.isEmpty() && board.started();
    }

    /// Somebody is recognised; the bolt is drawn.
    ///
    /// @return whether the cabinet lets them in: it does not before its epoch's first snapshot, nor while someone is at it
    boolean admit(String who, Method method, Authority authority, Instant now) {
        if (!board.started() || occupied) {
            return false;
        }
        cancelScan();
        String opened = name('s');
        board.append(now, List.of(new SessionOpened(opened, who, method, authority)));
        session = opened;
        occupied = true;
        heldOpenTold = false;
        boltFalls = now.plusSeconds(configuration().doorUnlockSeconds());
        door.draw();
        return true;
    }

    /// A door about to open makes every scan worthless. What a command asked for is asked again afterwards.
    private void cancelScan() {
        if (scan != null && scan.order().trigger() == Trigger.COMMAND) {
            orders.addFirst(scan.order());
        }
        scan = null;
        orders.removeIf(order -> order.trigger() != Trigger.COMMAND);
    }

    void doorOpened(Instant now) {
        doorOpenedAt = now;
        heldOpenTold = false;
        if (occupied) {
            board.append(now, List.of(new DoorOpened(session)));
            return;
        }
        cancelScan();
        session = null;
        occupied = true;
        board.append(now, List.of(new DoorForced(null)));
    }

    void doorClosed(Instant now, RandomGenerator random) {
        List<DeviceEvent> news = new ArrayList<>();
        news.add(new DoorClosed(session));
        if (session != null) {
            news.add(delta(session, random));
        }
        leave(now, news);
    }

    private void leave(Instant now, List<DeviceEvent> news) {
        String left = session;
        board.append(now, news);
        session = null;
        occupied = false;
        orders.addFirst(ScanOrder.doorClosed(left));
    }

    /// What the cabinet believes of the session before it has read the shelf with care: a claim and no more.
    private SessionEnded delta(String ended, RandomGenerator random) {
        Image image = board.image();
        Image.LastSnapshot last = image == null ? null : image.lastSnapshot();
        if (last == null) {
            return new SessionEnded(ended, List.of(), List.of(), null);
        }
        Set<TagId> seen = field.glance(random);
        return new SessionEnded(ended, missing(seen, last.tags()), missing(last.tags(), seen), last.id());
    }

    private static List<TagId> missing(Set<TagId> from, Set<TagId> in) {
        Set<TagId> rest = new TreeSet<>(from);
        rest.removeAll(in);
        return rest.stream().limit(DeviceEvent.MAX_TAGS).toList();
    }

    void tick(Instant now, RandomGenerator random) {
        if (occupied) {
            watchDoor(now);
        } else {
            read(now, random);
        }
    }

    private void watchDoor(Instant now) {
        if (door.open()) {
            long open = Duration.between(doorOpenedAt, now).toSeconds();
            if (!heldOpenTold && open >= configuration().doorOpenAlarmSeconds()) {
                heldOpenTold = true;
                board.append(now, List.of(new DoorHeldOpen(session, Math.min(open, 604_800))));
            }
        } else if (!now.isBefore(boltFalls)) {
            door.bolt();
            Image image = board.image();
            Image.LastSnapshot last = image == null ? null : image.lastSnapshot();
            leave(now, session == null
                    ? List.of()
                    : List.of(new SessionEnded(session, List.of(), List.of(), last == null ? null : last.id())));
        }
    }

    private void read(Instant now, RandomGenerator random) {
        if (board.image() == null) {
            return;
        }
        if (scan == null) {
            ScanOrder order = orders.poll();
            if (order == null && now.isBefore(nextScheduled)) {
                return;
            }
            scan = begin(order == null ? ScanOrder.scheduled() : order, now, random);
        }
        Scan running = scan;
        if (running.advance(now, random)) {
            List<DeviceEvent> news = new ArrayList<>(running.chunks(chunkTags));
            UUID command = running.order().command();
            if (command != null) {
                news.add(new CommandResult(command, CommandState.SUCCEEDED, null));
            }
            board.append(now, news);
            scan = null;
            nextScheduled = now.plus(every());
        }
    }

    private Scan begin(ScanOrder order, Instant now, RandomGenerator random) {
        CabinetConfiguration configuration = configuration();
        String id = name('n');
        Instant begins = order.trigger() == Trigger.DOOR_CLOSED ? now.plusSeconds(configuration.scanDelaySeconds()) : now;
        return new Scan(
                id, order, field.begin(id, random), configuration.scanCount(),
                Duration.ofSeconds(configuration.scanTimeSeconds()), begins);
    }

    /// A command wants the shelf read; it waits for the door and for what is being read.
    void order(UUID command, List<TagId> named) {
        orders.addLast(ScanOrder.commanded(command, named));
    }

    /// Hears the gateway. A new epoch begins with a snapshot, and the session that was open belongs to the old one.
    void answered(Ack ack) {
        if (board.answered(ack)) {
            scan = null;
            session = null;
            orders.removeIf(order -> order.trigger() != Trigger.COMMAND);
            if (!occupied) {
                orders.addFirst(ScanOrder.boot(null));
            }
        }
    }
}
