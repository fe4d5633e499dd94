package io.wardline.standalone.bench;

import io.vertx.core.Vertx;
import io.wardline.platform.Platform;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.audit.SealPlaces;
import io.wardline.platform.audit.Seals;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.time.CountyTime;
import io.wardline.sql.Role;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The product's acts, written by many at once, with its sealer beside them or without. */
final class ActsSubject implements BenchProcess.Subject {
    private static final int WAITING = 256;
    private static final int CHANGES = 3;
    /** Fifty connections at once take a busy machine a while to open; how long is not what is measured. */
    private static final int PATIENCE_MS = 60_000;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final String COMPLETE =
            """
            select (extract(epoch from complete_at) * 1000)::bigint from audit_sealer
            """;

    private final Vertx vertx;
    private final Db db;
    private final Acts acts;
    private final @Nullable Seals seals;

    private ActsSubject(Vertx vertx, Db db, Acts acts, @Nullable Seals seals) {
        this.vertx = vertx;
        this.db = db;
        this.acts = acts;
        this.seals = seals;
    }

    /**
     * Opens the acts of one database.
     *
     * @param words host, port, database, user, password; to have a sealer, also its password and a directory for its heads
     */
    static ActsSubject open(List<String> words) {
        var vertx = Vertx.vertx();
        var port = Integer.parseInt(words.get(1));
        var time = new CountyTime(ZoneId.of("Asia/Shanghai"), InstantSource.system());
        var db = Db.open(
                vertx,
                new DbConfig(
                        words.get(0), port, words.get(2), words.get(3), words.get(4), Settings.CONNECTIONS, WAITING, PATIENCE_MS,
                        PATIENCE_MS, 8));
        Seals seals = null;
        if (words.size() > 5) {
            var config = DbConfig.of(words.get(0), port, words.get(2), Role.SEALER.login(), words.get(5)).withPool(1, 4);
            seals = new Seals(
                    () -> Db.open(vertx, config), Platform.sealedTables(), SealPlaces.in(Path.of(words.get(6))), words.get(2), time);
            seals.start();
        }
        return new ActsSubject(vertx, db, new Acts(db, time, new SecureRandom()), seals);
    }

    /** @param words {@code run}, writers, milliseconds; the run's p50 is the time until the last row was sealed */
    @Override
    public String answer(List<String> words) throws InterruptedException, ExecutionException {
        var writers = Integer.parseInt(words.get(1));
        var started = System.nanoTime();
        var until = started + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words.get(2)));
        var count = 0L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Long>>();
            for (var writer = 0; writer < writers; writer++) {
                var account = "writer-" + writer;
                tasks.add(() -> write(account, until));
            }
            for (var done : threads.invokeAll(tasks)) {
                count += done.get();
            }
        }
        var seconds = (System.nanoTime() - started) / 1e9;
        return new Run(count, seconds, seals == null ? 0 : sealedAfterMicros(), 0, List.of(), 0).text();
    }

    private long write(String account, long until) {
        var count = 0L;
        while (System.nanoTime() < until) {
            var nth = count;
            db.inTransaction(tx -> {
                var changes = new ArrayList<Change>();
                for (var at = 0; at < CHANGES; at++) {
                    changes.add(Change.added("place/" + account + "-" + nth, "field" + at, "value " + nth));
                }
                acts.note(tx, account, "bench", "place.addPlace", Map.of("code", "C-" + nth, "name", "Ward " + nth), changes);
                return nth;
            });
            count++;
        }
        return count;
    }

    private double sealedAfterMicros() {
        var ended = Instant.now().toEpochMilli();
        var started = System.nanoTime();
        while (db.inTransaction(tx -> tx.row(COMPLETE, row -> row.getLong(0)).orElseThrow()) <= ended) {
            if (System.nanoTime() - started > PATIENCE_NANOS) {
                throw new IllegalStateException("the sealer does not get on");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return (System.nanoTime() - started) / 1e3;
    }

    @Override
    public void close() {
        if (seals != null) {
            seals.close();
        }
        db.close();
        Futures.await(vertx.close());
    }
}
