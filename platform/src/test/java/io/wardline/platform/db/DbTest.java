package io.wardline.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.wardline.platform.TestCounty;
import io.wardline.sql.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DbTest {
    private static final String ADD =
            """
            insert into place_institution (code, name, kind) values ($1, 'Somewhere', $2)
            """;
    private static final String NAMES =
            """
            select code from place_institution where code <> 'COUNTY' order by code
            """;
    private static final String TAKE_KEY =
            """
            select pg_advisory_xact_lock($1)
            """;

    private final TestCounty county = TestCounty.open();

    @AfterEach
    void close() {
        county.close();
    }

    private long institutions() throws SQLException {
        return county.database().number(Role.READ, "select count(*) from place_institution where code <> 'COUNTY'");
    }

    private Db pool(DbConfig limits) {
        var database = county.database();
        return Db.open(county.vertx(), new DbConfig(database.host(), database.port(), database.database(),
                Role.PLATFORM.login(), database.password(Role.PLATFORM), limits.poolSize(), limits.queueLimit(),
                limits.statementTimeoutMs(), limits.connectTimeoutMs(), limits.attempts()));
    }

    private static DbConfig limits(int poolSize, int queueLimit, int connectTimeoutMs) {
        return new DbConfig("", 1, "", "", "", poolSize, queueLimit, 30_000, connectTimeoutMs, 8);
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void commits_what_the_work_did_and_returns_its_result() throws Exception {
        assertThat(county.<Integer>inTransaction(tx -> tx.execute(ADD, "H1", "HOSPITAL"))).isEqualTo(1);

        assertThat(institutions()).isEqualTo(1);
    }

    @Test
    void rolls_back_when_the_work_throws_or_asks_for_it() throws Exception {
        assertThatThrownBy(() -> county.inTransaction(tx -> {
                    tx.execute(ADD, "H1", "HOSPITAL");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        int result = county.inTransaction(tx -> {
            tx.rollBackOnly();
            return tx.execute(ADD, "H1", "HOSPITAL");
        });

        assertThat(result).isEqualTo(1);
        assertThat(institutions()).isZero();
    }

    @Test
    void reading_sees_what_was_committed_and_cannot_write() throws Exception {
        county.inTransaction(tx -> tx.execute(ADD, "H1", "HOSPITAL"));

        var seen = county.platform().reading(RowScope.PRODUCT, tx -> tx.rows(NAMES, row -> row.getString(0)));
        assertThat(seen).containsExactly("H1");
        assertThatThrownBy(() -> county.platform().reading(RowScope.PRODUCT, tx -> tx.execute(ADD, "H2", "HOSPITAL")))
                .isInstanceOfSatisfying(DatabaseFault.class, fault -> assertThat(fault.sqlState()).hasValue("25006"));
        assertThat(institutions()).isEqualTo(1);
    }

    @Test
    void a_connection_that_was_read_on_comes_back_and_may_write() throws Exception {
        try (var db = pool(limits(1, 8, 5_000))) {
            for (var at = 0; at < 3; at++) {
                var code = "H" + at;
                db.reading(RowScope.PRODUCT, tx -> tx.rows(NAMES, row -> row.getString(0)));
                db.inTransaction(RowScope.PRODUCT, tx -> tx.execute(ADD, code, "HOSPITAL"));
            }
            assertThatThrownBy(() -> db.reading(RowScope.PRODUCT, tx -> {
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            await().untilAsserted(() -> assertThat(db.inUse()).isZero());
        }
        assertThat(institutions()).isEqualTo(3);
    }

    @Test
    void a_fault_names_the_statement_and_the_constraint() {
        assertThatThrownBy(() -> county.inTransaction(tx -> tx.execute(ADD, "H1", "PALACE")))
                .isInstanceOfSatisfying(DatabaseFault.class, fault -> {
                    assertThat(fault).hasMessageContaining("insert into place_institution (code, name, kind) values");
                    assertThat(fault.constraint()).contains("place_institution_kind_known");
                    assertThat(fault.sqlState()).contains("23514");
                });
    }

    @Test
    void work_that_goes_on_after_a_failed_statement_is_a_bug() {
        assertThatThrownBy(() -> county.inTransaction(tx -> {
                    assertThatThrownBy(() -> tx.execute(ADD, "H1", "PALACE")).isInstanceOf(DatabaseFault.class);
                    return "went on";
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void two_that_wait_for_each_other_both_get_through() throws Exception {
        var runs = new AtomicInteger();
        var bothHoldOne = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = CompletableFuture.supplyAsync(() -> crossing(runs, bothHoldOne, 1, 2), threads);
            var other = CompletableFuture.supplyAsync(() -> crossing(runs, bothHoldOne, 2, 1), threads);

            assertThat(one.get() + other.get()).isEqualTo(2);
        }
        assertThat(runs).hasValue(3);
    }

    private int crossing(AtomicInteger runs, CountDownLatch bothHoldOne, long first, long second) {
        return county.inTransaction(tx -> {
            runs.incrementAndGet();
            tx.rows(TAKE_KEY, row -> row, first);
            bothHoldOne.countDown();
            pass(bothHoldOne);
            tx.rows(TAKE_KEY, row -> row, second);
            return 1;
        });
    }

    @Test
    void a_conflict_that_a_store_finds_makes_the_work_run_again() {
        var runs = new AtomicInteger();

        int result = county.inTransaction(tx -> {
            if (runs.incrementAndGet() < 3) {
                throw new TransactionConflict(new DatabaseFault("somebody was faster", null, null, new AssertionError()));
            }
            return tx.execute(ADD, "H1", "HOSPITAL");
        });

        assertThat(result).isEqualTo(1);
        assertThat(runs).hasValue(3);
    }

    @Test
    void a_full_queue_is_an_overload_and_nothing_was_done() throws Exception {
        overload(limits(1, 0, 30_000), "wait for a connection");
    }

    @Test
    void waiting_too_long_for_a_connection_is_an_overload_and_gives_it_back() throws Exception {
        overload(limits(1, 10, 100), "within 100 ms");
    }

    @Test
    void a_reader_of_whole_tables_waits_for_its_only_connection() throws Exception {
        var release = new CountDownLatch(1);
        var holding = new CountDownLatch(1);
        var database = county.database();
        try (var reader = Db.open(county.vertx(), DbConfig.reader(
                        database.host(), database.port(), database.database(), Role.READ.login(), database.password(Role.READ)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> reader.inTransaction(tx -> {
                holding.countDown();
                pass(release);
                return 1;
            }), threads);
            holding.await();
            var next = CompletableFuture.supplyAsync(() -> reader.inTransaction(tx -> 2), threads);
            await().until(() -> reader.waiting() == 1);
            release.countDown();
            assertThat(List.of(first.get(), next.get())).containsExactly(1, 2);
        }
    }

    private void overload(DbConfig limits, String message) throws Exception {
        var release = new CountDownLatch(1);
        var holding = new CountDownLatch(1);
        try (var small = pool(limits);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Also the very first connection may take longer than the wait allows; it is there the next time.
            await().ignoreExceptionsInstanceOf(Overload.class)
                    .until(() -> small.inTransaction(RowScope.COUNTY, tx -> tx.execute(ADD, "H1", "HOSPITAL")) == 1);
            // The connection of the work before may be on its way back still, and nobody may wait for it.
            var first = CompletableFuture.runAsync(() -> await().ignoreExceptionsInstanceOf(Overload.class)
                    .until(() -> small.inTransaction(RowScope.COUNTY, tx -> {
                        holding.countDown();
                        pass(release);
                        return tx.execute(ADD, "H2", "HOSPITAL");
                    }) == 1), threads);
            assertThat(holding.await(10, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> small.inTransaction(RowScope.COUNTY, tx -> tx.execute(ADD, "H3", "HOSPITAL")))
                    .isInstanceOf(Overload.class)
                    .hasMessageContaining(message);

            release.countDown();
            first.join();
            await().ignoreExceptionsInstanceOf(Overload.class)
                    .until(() -> small.inTransaction(RowScope.COUNTY, tx -> tx.execute(ADD, "H4", "HOSPITAL")) == 1);
        }
        assertThat(institutions()).isEqualTo(3);
    }

    @Test
    void a_server_that_is_not_there_is_a_fault_without_an_answer() {
        var config = new DbConfig("127.0.0.1", 1, "nowhere", "nobody", "a secret", 1, 1, 1_000, 1_000, 2);
        try (var nowhere = Db.open(county.vertx(), config)) {
            assertThatThrownBy(() -> nowhere.inTransaction(RowScope.COUNTY, tx -> tx.execute(ADD, "H1", "HOSPITAL")))
                    .isInstanceOfSatisfying(DatabaseFault.class, fault -> {
                        assertThat(fault.answered()).isFalse();
                        assertThat(fault).hasMessageContaining("connect to DbConfig[nobody@127.0.0.1:1/nowhere")
                                .hasMessageNotContaining("secret");
                    });
        }
    }

    @Test
    void statements_that_are_sent_together_run_in_order() {
        var answers = county.inTransaction(tx -> {
            var added = tx.send(ADD, row -> row, "H1", "HOSPITAL");
            var found = tx.send("select code from place_institution where id >= 1000", row -> row.getString(0));
            return List.of(Integer.toString(added.count()), found.rows().getFirst());
        });

        assertThat(answers).containsExactly("1", "H1");
    }

    @Test
    void the_context_of_a_virtual_thread_verticle_goes_on_while_a_statement_waits() throws Exception {
        var waited = new CompletableFuture<Boolean>();
        var meanwhile = new CompletableFuture<Boolean>();
        var verticle = new VerticleBase() {
            @Override
            public Future<?> start() {
                context.runOnContext(_ -> waited.complete(
                        county.inTransaction(tx -> tx.rows(TAKE_KEY, row -> row, 42L)).size() == 1));
                context.runOnContext(_ -> meanwhile.complete(waited.isDone()));
                return Future.succeededFuture();
            }
        };
        try (var holder = county.database().jdbc(Role.OWNER);
                var statement = holder.createStatement()) {
            statement.execute("select pg_advisory_lock(42)");
            var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
            county.vertx().deployVerticle(verticle, options).await();

            await().until(meanwhile::isDone);
            assertThat(meanwhile.get()).isFalse();
            assertThat(waited).isNotDone();
        }
        assertThat(waited.get()).isTrue();
    }
}
