package io.wardline.platform.keeping;

import io.wardline.platform.alarm.AlarmSource;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Metrics;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.sql.Checks.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of the county's own keeping. */
public final class Keeping {
    /** The name under which the answers of the night have the verification of what was sealed. */
    public static final String AUDIT_CHECK = "audit_verify";

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    /** In these hours of the county few doors are opened; the work of the night is done in them. */
    private static final String CHECKS = "CHECKS";
    private static final String SIZES = "SIZES";
    private static final String RETENTION = "RETENTION";
    private static final int NIGHT_BEGINS = 1;
    private static final int NIGHT_ENDS = 5;

    private final KeepingStore store = new KeepingStore();
    private final StateStore states = new StateStore();
    private final Db db;
    private final Acts acts;
    private final CountyTime time;

    /** With connections as {@code wl_platform}. */
    public Keeping(Db db, Acts acts, CountyTime time) {
        this.db = db;
        this.acts = acts;
        this.time = time;
    }

    /** Its tables whose rows are facts and are sealed. */
    public static List<SealedTable> sealedTables() {
        return KeepingStore.SEALED;
    }

    /** Notes a finished backup, so that the state page can say how old the newest one is. */
    public void note(TakenBackup backup) {
        db.inTransaction(RowScope.PRODUCT, tx -> {
            store.insert(tx, backup);
            acts.note(tx, Acts.OPERATOR, "backup", "keeping.backup", Map.of("copy", backup.copy(), "by", backup.by()), List.of());
            return backup;
        });
    }

    /** Notes in a restored county, before anybody works with it, that it was restored and from when on it knows nothing. */
    public void note(PastRestore restore) {
        var moment = String.valueOf(restore.until() == null ? restore.lastTransactionAt() : restore.until());
        db.inTransaction(RowScope.PRODUCT, tx -> {
            store.insert(tx, restore);
            acts.note(
                    tx, Acts.OPERATOR, "restore", "keeping.restore", Map.of("copy", restore.copy(), "by", restore.by()),
                    List.of(new Change("county", "restoredUntil", null, moment, null)));
            return restore;
        });
    }

    /** Measures how far pump and sealer are behind, and what waits for somebody. */
    public void measure(Metrics metrics) {
        new MachineryGauges(db, time.clock()).register(metrics);
    }

    /**
     * What administrators are told of.
     *
     * @param disk as in {@link #declareRoutes}
     */
    public AlarmSource alarms(@Nullable Path disk) {
        return new KeepingSource(tx -> state(tx, disk));
    }

    /**
     * Declares {@code /api/keeping/state}.
     *
     * @param disk a folder on the disk that also holds the database; null where the database is elsewhere
     */
    public void declareRoutes(Routes routes, @Nullable Path disk) {
        routes.get("/api/keeping/state", Access.county(Role.ADMIN), _ -> Answer.found(state(disk)));
    }

    /**
     * The work of the night, to be offered every hour; of several platforms one does it, and one that was down at night
     * catches up by day.
     *
     * @param checks asks every claim of the schema, and whether what was sealed is as it was, as the role that may read everything
     * @param archive takes the files of records that leave the database
     */
    public void night(Supplier<List<Outcome>> checks, Path archive) {
        var hour = time.now().atZone(time.zone()).getHour();
        var night = NIGHT_BEGINS <= hour && hour < NIGHT_ENDS;
        if (claimed(CHECKS, night)) {
            var outcomes = checks.get();
            db.inTransaction(RowScope.PRODUCT, tx -> {
                states.keep(tx, outcomes);
                states.done(tx, CHECKS);
                return outcomes;
            });
            outcomes.stream().filter(outcome -> !outcome.holds()).forEach(outcome ->
                    LOG.error("the check {} does not hold: {} rows, the first: {}", outcome.name(), outcome.rowsFound(), outcome.firstRows()));
        }
        if (claimed(SIZES, night)) {
            db.inTransaction(RowScope.PRODUCT, tx -> {
                states.measure(tx);
                states.done(tx, SIZES);
                return true;
            });
        }
        if (claimed(RETENTION, night) && new Retention(db, archive).run()) {
            done(RETENTION);
        }
    }

    private void done(String job) {
        db.inTransaction(RowScope.PRODUCT, tx -> {
            states.done(tx, job);
            return true;
        });
    }

    private boolean claimed(String job, boolean night) {
        return db.inTransaction(RowScope.PRODUCT, tx -> states.claim(tx, job, night));
    }

    /** Everything in one transaction, so that the numbers belong together. */
    KeepingState state(@Nullable Path disk) {
        return db.reading(RowScope.PRODUCT, tx -> state(tx, disk));
    }

    private KeepingState state(Tx tx, @Nullable Path disk) {
        var asked = states.asked(tx);
        var archiver = states.archiver(tx);
        return new KeepingState(
                states.pump(tx),
                states.quarantine(tx),
                states.alarms(tx),
                new KeepingState.Checks(asked.at(), asked.holding(), states.broken(tx), states.acknowledged(tx)),
                disk(tx, disk),
                new KeepingState.Backups(
                        states.lastBackup(tx).orElse(null), archiver.archivedAt(), archiver.failing(),
                        states.lastRestore(tx).orElse(null)),
                states.retention(tx));
    }

    private KeepingState.Disk disk(Tx tx, @Nullable Path disk) {
        var free = disk == null ? null : freeBytes(disk);
        var growth = ForecastCalculation.growthPerDay(states.sizes(tx));
        var left = free == null || growth.isEmpty()
                ? OptionalLong.empty()
                : ForecastCalculation.daysLeft(free, growth.getAsLong());
        return new KeepingState.Disk(
                states.databaseBytes(tx), free, orNull(growth), orNull(left), states.largest(tx));
    }

    private static @Nullable Long freeBytes(Path disk) {
        try {
            return Files.getFileStore(disk).getUsableSpace();
        } catch (IOException e) {
            LOG.warn("the free space beside {} is unknown: {}", disk, e.getMessage());
            return null;
        }
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
