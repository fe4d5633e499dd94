package io.wardline.platform.device;

import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Overload;
import io.wardline.platform.db.TransactionConflict;
import io.wardline.platform.device.PumpStore.Registered;
import io.wardline.platform.device.PumpTurn.Outcome;
import io.wardline.platform.device.PumpTurn.Passed;
import io.wardline.protocol.device.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the journals of all devices of the shards that this node holds into the projections, at its own pace.
///
/// One loop on one virtual thread takes whatever devices have rung, at most [PumpConfig#devicesATurn] at once, and works
/// them in one transaction. A poll finds what no bell announced. A turn that breaks an invariant is cut in halves until
/// the one item is found; that item is quarantined and passed over, and the other devices do not notice.
public final class Pump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
    private static final int CODE_CHARACTERS = 64;
    /// A turn that waits for a database that is gone must not hold up the end of the process.
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
    /// Classes of SQLSTATE that mean "these rows will never do": data exceptions and broken constraints.
    private static final List<String> DATA_CLASSES = List.of("22", "23");

    private final Db db;
    private final PumpConfig config;
    private final LongSupplier monotonic;
    private final Map<DeviceKind, Projection> projections;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final PumpStore store = new PumpStore();
    private final LeaseStore leases = new LeaseStore();
    private final Commands commands = new Commands();
    private final PumpTurn turn;
    private final Bell bell = new Bell();
    private final ReentrantLock turns = new ReentrantLock();
    private final AtomicLong applied = new AtomicLong();
    private final Map<Integer, Long> fences = new HashMap<>();
    private final Map<DeviceId, Registered> registered = new HashMap<>();
    private final Map<DeviceId, Cursor> cursors = new HashMap<>();
    private @Nullable Thread loop;
    private long renewAt;
    private long pollAt;

    /// @param db        as `wl_pump`
    /// @param monotonic nanoseconds from any fixed point; paces polls and renewals, decides nothing
    public Pump(Db db, PumpConfig config, LongSupplier monotonic, List<Projection> projections) {
        this.db = db;
        this.config = config;
        this.monotonic = monotonic;
        this.projections = new EnumMap<>(DeviceKind.class);
        projections.forEach(projection -> this.projections.put(projection.kind(), projection));
        this.turn = new PumpTurn(store, leases, config, this.projections);
    }

    /// The sealed tables of this feature.
    public static List<SealedTable> sealedTables() {
        return PumpStore.SEALED;
    }

    /// Starts the loop; returns at once.
    public void start() {
        loop = Thread.ofVirtual().name("pump-" + config.node()).start(this::work);
    }

    /// The doorbell: these devices have new entries. It carries no fact; a bell that is missed is made up by the poll.
    public void ring(Collection<String> dids) {
        dids.forEach(did -> DeviceId.parse(did).ifPresent(bell::ring));
    }

    /// The doorbell between processes: dids joined by commas, or `*` when nobody knows which.
    public void ringOf(String payload) {
        if (payload.equals("*")) {
            bell.ringAll();
        } else {
            ring(List.of(payload.split(",", -1)));
        }
    }

    /// Items applied since the start.
    public long applied() {
        return applied.get();
    }

    /// Gives its shards away at once, so that another node may take them; it may take them back itself later.
    public void yieldShards() {
        turns.lock();
        try {
            var mine = List.copyOf(fences.keySet());
            dropAll();
            db.inTransaction(tx -> {
                leases.release(tx, config.node(), mine);
                return mine;
            });
        } finally {
            turns.unlock();
        }
    }

    /// Ends the loop after the turn under way and gives its shards away.
    @Override
    public void close() {
        closing.countDown();
        bell.ringAll();
        var running = loop;
        if (running != null) {
            try {
                if (running.join(LONGEST_CLOSE)) {
                    yieldShards();
                } else {
                    LOG.warn("the database does not answer: the shards stay leased until their time is over");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (DatabaseFault | Overload e) {
                LOG.warn("the shards stay leased until their time is over: {}", e.getMessage());
            }
        }
    }

    private void work() {
        while (closing.getCount() > 0) {
            try {
                var wait = bounded(this::step);
                if (wait > 0) {
                    bell.await(wait);
                }
            } catch (DatabaseFault | TransactionConflict | Overload e) {
                LOG.warn("the pump waits for the database: {}", e.getMessage());
                startAnew();
            } catch (RuntimeException e) {
                LOG.error("the pump met a bug outside any entry and starts anew", e);
                startAnew();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void startAnew() {
        bounded(() -> {
            dropAll();
            return 0L;
        });
        pause();
    }

    private long bounded(LongSupplier step) {
        turns.lock();
        try {
            return step.getAsLong();
        } finally {
            turns.unlock();
        }
    }

    private void pause() {
        try {
            if (closing.await(config.pauseAfterFaultMs(), TimeUnit.MILLISECONDS)) {
                LOG.debug("closing instead of waiting for the database");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One turn if there is work; otherwise how long to wait for the bell, in nanoseconds.
    private long step() {
        var now = monotonic.getAsLong();
        if (now - renewAt >= 0) {
            renew();
            renewAt = now + TimeUnit.MILLISECONDS.toNanos(config.leaseMs() / 3);
        }
        if (now - pollAt >= 0 || bell.takeAll()) {
            poll();
            pollAt = now + TimeUnit.MILLISECONDS.toNanos(config.pollMs());
        }
        var devices = known(bell.take(config.devicesATurn()));
        if (devices.isEmpty()) {
            return bell.isSilent() ? Math.max(1, Math.min(renewAt, pollAt) - now) : 0;
        }
        try {
            pump(devices, config.entriesADevice());
        } catch (DatabaseFault | TransactionConflict | Overload e) {
            devices.forEach(device -> bell.ring(device.did()));
            throw e;
        }
        return 0;
    }

    private void renew() {
        var held = db.inTransaction(tx -> leases.renewAndTake(tx, config.node(), config.leaseMs()));
        if (!held.equals(fences)) {
            // Another node may have worked a shard in between: what memory says of its devices may be old.
            dropAll();
            fences.putAll(held);
            bell.ringAll();
        }
    }

    /// Finds what no bell announced, and marks commands whose deadline has passed.
    private void poll() {
        if (!fences.isEmpty()) {
            db.inTransaction(tx -> {
                        commands.expire(tx);
                        return store.pending(tx, fences.keySet());
                    })
                    .forEach(bell::ring);
        }
    }

    private List<Registered> known(List<DeviceId> dids) {
        var unknown = dids.stream().filter(did -> !registered.containsKey(did)).toList();
        if (!unknown.isEmpty()) {
            db.inTransaction(tx -> store.registered(tx, unknown))
                    .forEach(device -> registered.put(device.did(), device));
        }
        var mine = new ArrayList<Registered>();
        for (var did : dids) {
            var device = registered.get(did);
            if (device != null && fences.containsKey(device.shard())) {
                mine.add(device);
            }
        }
        return mine;
    }

    private void pump(List<Registered> devices, int most) {
        try {
            keep(devices, run(devices, most, null));
        } catch (FenceLost e) {
            giveWay(e);
        } catch (DatabaseFault e) {
            drop(devices);
            if (!isOfData(e)) {
                throw e;
            }
            narrow(devices, most, new Passed("pump." + e.constraint().orElse(e.sqlState().orElse("data")), e.toString()));
        } catch (TransactionConflict | Overload e) {
            drop(devices);
            throw e;
        } catch (InvariantBroken e) {
            drop(devices);
            narrow(devices, most, new Passed("pump." + e.code(), e.toString()));
        } catch (RuntimeException e) {
            // Whatever a bug throws: an entry that ended the loop here would end it on every node that takes the shard.
            LOG.error("a turn broke an invariant of the program", e);
            drop(devices);
            narrow(devices, most, new Passed("pump.bug", e.toString()));
        }
    }

    private void giveWay(FenceLost lost) {
        LOG.info("gives way: {}", lost.getMessage());
        dropAll();
    }

    private static boolean isOfData(DatabaseFault fault) {
        return fault.sqlState().filter(state -> DATA_CLASSES.contains(state.substring(0, 2))).isPresent();
    }

    /// Half the devices, then half the items, until one item stands alone; that one is passed over.
    private void narrow(List<Registered> devices, int most, Passed why) {
        if (devices.size() > 1) {
            var middle = devices.size() / 2;
            pump(devices.subList(0, middle), most);
            pump(devices.subList(middle, devices.size()), most);
        } else if (most > 1) {
            // The first half again until the bad item is the first; the rest follows by the bell.
            pump(devices, most / 2);
            bell.ring(devices.getFirst().did());
        } else {
            var code = why.code().substring(0, Math.min(why.code().length(), CODE_CHARACTERS));
            LOG.error("{}: one entry is quarantined: {}", devices.getFirst().did(), why.detail());
            passOver(devices, new Passed(code, why.detail()));
        }
    }

    private void passOver(List<Registered> devices, Passed why) {
        try {
            keep(devices, run(devices, 1, why));
            devices.forEach(device -> bell.ring(device.did()));
        } catch (FenceLost e) {
            giveWay(e);
        } catch (TransactionConflict | Overload e) {
            drop(devices);
            throw e;
        } catch (RuntimeException e) {
            drop(devices);
            if (e instanceof DatabaseFault fault && !isOfData(fault)) {
                throw e;
            }
            // Nothing of this device moves until somebody looks; the poll tries again, the others go on.
            LOG.error("{} cannot even be passed over", devices.getFirst().did(), e);
        }
    }

    private Outcome run(List<Registered> devices, int most, @Nullable Passed passed) {
        return db.inTransaction(tx -> turn.run(tx, devices, fences, cursors, most, passed));
    }

    private void keep(List<Registered> devices, Outcome outcome) {
        cursors.putAll(outcome.cursors());
        outcome.kept().forEach(Projection.Kept::keep);
        outcome.more().forEach(bell::ring);
        applied.addAndGet(outcome.items());
        LOG.debug("{} devices, {} items", devices.size(), outcome.items());
    }

    private void drop(List<Registered> devices) {
        var dids = devices.stream().map(Registered::did).toList();
        dids.forEach(cursors::remove);
        projections.values().forEach(projection -> projection.forget(dids));
    }

    private void dropAll() {
        var dids = List.copyOf(registered.keySet());
        fences.clear();
        cursors.clear();
        projections.values().forEach(projection -> projection.forget(dids));
        renewAt = monotonic.getAsLong();
    }
}
