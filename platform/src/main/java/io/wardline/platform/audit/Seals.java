package io.wardline.platform.audit;

import io.wardline.platform.audit.Sealing.Round;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Overload;
import io.wardline.platform.db.TransactionConflict;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Routes;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sealer: about once a second it seals what was written, and puts the head of the chain where the database's own
 * superuser cannot reach it. A row is unsealed for at most a second and the longest transaction that runs meanwhile.
 *
 * <p>Every platform of a county has one; the one that gets the county's lock seals, and all write down the head.
 */
public final class Seals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);

    /** From the start of one round to that of the next; the rest of the second is the round's own time. */
    private static final long EVERY_MS = 800;

    /** Each head is in the file; the log names one a minute at the level that everybody reads. */
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final Supplier<Db> connect;
    private final SealStore store = new SealStore();
    private final Sealing sealing;
    private final CountyTime time;
    private final String county;
    private final List<HeadFiles> places;
    private final List<@Nullable SealHead> written = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable SealHead head;
    private @Nullable Db db;
    private @Nullable Thread loop;
    private Instant toldAt = Instant.EPOCH;
    private Instant complainedAt = Instant.EPOCH;

    /**
     * The sealer of a county, not yet started.
     *
     * @param connect opens a pool of {@code wl_sealer}; asked again after a fault
     * @param county the name of its database
     */
    public Seals(Supplier<Db> connect, List<SealedTable> tables, SealPlaces places, String county, CountyTime time) {
        this(connect, tables, places, county, time, Sealing.MOST_ROWS);
    }

    Seals(
            Supplier<Db> connect, List<SealedTable> tables, SealPlaces places, String county, CountyTime time, int rowsASeal) {
        this.connect = connect;
        this.sealing = new Sealing(store, tables, rowsASeal);
        this.time = time;
        this.county = county;
        var directories = new ArrayList<Path>(List.of(places.heads()));
        if (places.copy() != null) {
            directories.add(places.copy());
        }
        this.places = directories.stream().map(directory -> new HeadFiles(directory, county)).toList();
        this.places.forEach(_ -> written.add(null));
    }

    /** Declares {@code /api/audit}, which reads as {@code wl_platform}, for administrators and for these readers. */
    public void declareRoutes(Routes routes, Db platform, Acts acts, AuditReaders readers) {
        new AuditRoutes(platform, county, time, readers).register(routes);
        new LossRoutes(platform, acts).register(routes);
    }

    /** The sealed tables of this feature. */
    public static List<SealedTable> tables() {
        return Stream.of(AuditStore.SEALED, LossStore.SEALED).flatMap(List::stream).toList();
    }

    /**
     * The seals whose losses an administrator has acknowledged, for {@link #verify}. The database alone says so: whoever can
     * write it can silence the night by it, but not {@code audit verify}, which asks a person.
     */
    public static Set<Long> knownLosses(Db db) {
        return Set.copyOf(db.inTransaction(new LossStore()::known));
    }

    /** The newest head of the chain, for printing onto a statement; empty until something was sealed. */
    public Optional<SealHead> head() {
        return Optional.ofNullable(head);
    }

    /**
     * Proves that everything sealed is as it was.
     *
     * @param db of a role that reads every sealed table; the county may run meanwhile
     * @param heads a directory of head files, or one file
     * @param county whose heads count: the name of its database when it was sealed
     * @param knownLosses numbers of seals that tell of a restore which the asker knows of
     */
    public static VerificationResult verify(
            Db db, List<SealedTable> tables, Path heads, String county, Set<Long> knownLosses) {
        return db.inTransaction(tx -> SealVerification.run(tx, tables, heads, county, knownLosses));
    }

    /** Starts the loop; returns at once. */
    public void start() {
        loop = Thread.ofVirtual().name("seals").start(this::work);
    }

    /** Seals what there is to seal, then ends. */
    @Override
    public void close() {
        closing.countDown();
        var running = loop;
        try {
            if (running != null) {
                running.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        disconnect();
    }

    private void work() {
        try {
            var open = true;
            while (open) {
                var started = time.clock().instant();
                var more = attempt();
                var rest = EVERY_MS - Math.clamp(Duration.between(started, time.clock().instant()).toMillis(), 0, EVERY_MS);
                open = !closing.await(more ? 0 : rest, TimeUnit.MILLISECONDS);
            }
            // What the last requests wrote is sealed before the program ends.
            attempt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One round, whatever becomes of it; true when another one should follow at once. */
    private boolean attempt() {
        try {
            return round().more();
        } catch (DatabaseFault | TransactionConflict | Overload e) {
            complain("sealing waits for the database", e);
            // Among others: a migration has changed a table, and the old connection's statement no longer fits it.
            disconnect();
        } catch (UncheckedIOException e) {
            complain("the head of the seals is not written down", e);
        } catch (RuntimeException e) {
            // A bug must not end the sealing for good: rows that wait are sealed by the next start, and the lag shows.
            complain("sealing fails and is tried again", e);
            disconnect();
        }
        return false;
    }

    /** Once a minute: a full disk is no reason to fill it with complaints. */
    private void complain(String what, RuntimeException cause) {
        var now = time.clock().instant();
        if (Duration.between(complainedAt, now).compareTo(TOLD_EVERY) >= 0) {
            complainedAt = now;
            LOG.error("{}: {}", what, cause.getMessage(), cause);
        }
    }

    /**
     * Seals once and writes the head down.
     *
     * @throws UncheckedIOException when a place for heads refuses; what was sealed stays sealed
     */
    Round round() {
        var pool = connected();
        var witnessed = witnessed();
        var round = pool.inTransaction(tx -> sealing.run(tx, witnessed, time.now()));
        witness(pool, witnessed);
        return round;
    }

    /** The newest head that any place holds. */
    private Optional<SealHead> witnessed() {
        for (var at = 0; at < places.size(); at++) {
            if (written.get(at) == null) {
                written.set(at, places.get(at).newest().orElse(null));
            }
        }
        return written.stream().filter(Objects::nonNull).reduce((one, other) -> one.no() >= other.no() ? one : other);
    }

    /** After the commit: a head that stands in a file is one that the database has. */
    private void witness(Db pool, Optional<SealHead> before) {
        var newest = pool.inTransaction(tx -> {
            before.ifPresent(known -> compare(known, store.hash(tx, known.no())));
            return store.head(tx, county);
        });
        if (newest.isEmpty()) {
            return;
        }
        head = newest.get();
        for (var at = 0; at < places.size(); at++) {
            var known = written.get(at);
            if (known == null || known.no() < newest.get().no()) {
                places.get(at).append(newest.get());
                written.set(at, newest.get());
            }
        }
        tell(newest.get());
    }

    private static void compare(SealHead known, Optional<Hash> stored) {
        if (stored.filter(hash -> !hash.hex().equals(known.hash())).isPresent()) {
            LOG.error("seal {} is not the one that was witnessed at {}: the chain was rewritten", known.no(), known.at());
        }
    }

    private void tell(SealHead newest) {
        LOG.debug("sealed up to {}", newest.line());
        if (Duration.between(toldAt, newest.at()).compareTo(TOLD_EVERY) >= 0) {
            toldAt = newest.at();
            LOG.info("sealed up to {}", newest.line());
        }
    }

    private Db connected() {
        var open = db;
        if (open == null) {
            open = connect.get();
            db = open;
        }
        return open;
    }

    private void disconnect() {
        var open = db;
        db = null;
        if (open != null) {
            open.close();
        }
    }
}
