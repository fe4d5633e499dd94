package io.wardline.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.sql.Role;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However late a transaction commits, its rows are sealed, and once. */
final class SealsConcurrencyTest {
    private static final int WRITERS = 12;
    private static final int TRANSACTIONS = 40;
    private static final long SEED = 20261122;
    private static final String WRITE =
            """
            insert into audit_act (id, account, kind, body, at, request_id) values (gen_random_uuid(), ?, 'place.addPlace', '{}', now(), 'r')
            """;

    @TempDir
    private Path folder;

    private static void write(Connection connection, String account) throws SQLException {
        try (var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, account);
            statement.executeUpdate();
        }
    }

    private static long sealed(SealedCounty county) {
        return county.number("select coalesce(sum(row_count), 0) from audit_seal where table_name = 'audit_act'");
    }

    @Test
    void waits_for_the_oldest_transaction_and_then_misses_nobody() throws Exception {
        try (var county = new SealedCounty(folder);
                var slow = county.county.database().jdbc(Role.PLATFORM);
                var quick = county.county.database().jdbc(Role.PLATFORM)) {
            county.seal();
            var before = sealed(county);
            slow.setAutoCommit(false);
            write(slow, "slow");
            write(quick, "quick");
            county.seals.round();
            assertThat(sealed(county)).as("a later number must not overtake the slow one").isEqualTo(before);
            write(slow, "slow again");
            slow.commit();
            county.seal();
            assertThat(sealed(county)).as("one round after the slow one has ended").isEqualTo(before + 3);
            assertThat(county.verify().holds()).isTrue();
        }
    }

    @Test
    void many_writers_with_long_and_short_transactions_leave_no_row_unsealed_and_none_sealed_twice() throws Exception {
        try (var county = new SealedCounty(folder, 16);
                var threads = Executors.newFixedThreadPool(WRITERS + 2)) {
            var done = new CountDownLatch(WRITERS);
            var running = new ArrayList<Future<Long>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                var random = new Random(SEED + writer);
                running.add(threads.submit(() -> writes(county, random, done)));
            }
            for (var sealer = 0; sealer < 2; sealer++) {
                running.add(threads.submit(seals(county, folder.resolve("sealer-" + sealer), done)));
            }
            var written = 0L;
            for (var each : running) {
                written += get(each);
            }
            county.seal();
            var result = county.verify();
            assertThat(result.findings()).isEmpty();
            assertThat(result.unsealed()).isZero();
            assertThat(sealed(county)).isEqualTo(written + 3)
                    .isEqualTo(county.number("select count(*) from audit_act"));
        }
    }

    private static long get(Future<Long> running) throws InterruptedException {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new AssertionError("seed " + SEED, e);
        }
    }

    /** Transactions of one to six rows; some are rolled back, some wait in the middle until others have committed. */
    private static long writes(SealedCounty county, Random random, CountDownLatch done) throws SQLException {
        var kept = 0L;
        try (var connection = county.county.database().jdbc(Role.PLATFORM)) {
            connection.setAutoCommit(false);
            for (var nth = 0; nth < TRANSACTIONS; nth++) {
                var rows = 1 + random.nextInt(6);
                for (var row = 0; row < rows; row++) {
                    write(connection, "w" + nth);
                    if (random.nextInt(8) == 0) {
                        county.number("select count(*) from audit_act a, generate_series(1, 2000)");
                    }
                }
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    kept += rows;
                }
            }
        } finally {
            done.countDown();
        }
        return kept;
    }

    private static Callable<Long> seals(SealedCounty county, Path heads, CountDownLatch done) {
        return () -> {
            try (var sealer = county.sealer(heads)) {
                while (done.getCount() > 0) {
                    sealer.round();
                }
            }
            return 0L;
        };
    }
}
