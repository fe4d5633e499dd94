package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Tuple;
import io.wardline.gateway.db.Database;
import io.wardline.gateway.db.DatabaseConfig;
import io.wardline.gateway.db.Patience;
import io.wardline.gateway.inbox.Arrival;
import io.wardline.gateway.inbox.Line;
import io.wardline.gateway.inbox.PgInbox;
import io.wardline.gateway.link.Bells;
import io.wardline.gateway.link.BirthStore;
import io.wardline.gateway.link.Closing;
import io.wardline.gateway.link.Link;
import io.wardline.gateway.link.LinkStore;
import io.wardline.gateway.link.Links;
import io.wardline.gateway.link.Progress;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.JournalKey;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that answers late or not at all: nobody waits for ever, and nothing is left behind on the server. */
final class SilentDatabaseTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final Patience SHORT = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(1));

    private static TestDatabase server;

    private FaultProxy proxy;
    private Vertx vertx;
    private Database database;

    @BeforeAll
    static void start() {
        server = TestPostgres.fresh();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() {
        proxy = new FaultProxy(server.port());
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        database = opened(Patience.USUAL);
    }

    private Database opened(Patience patience) {
        var config = new DatabaseConfig("127.0.0.1", proxy.port(), server.database(), Role.GATEWAY.login(),
                server.password(Role.GATEWAY), 1);
        return Database.open(vertx, config, patience);
    }

    @AfterEach
    void disconnect() {
        proxy.release();
        done(vertx.close());
        proxy.close();
    }

    private static <T> T done(Future<T> future) {
        return TestDevice.await(future.toCompletionStage().toCompletableFuture());
    }

    private void linked(String did, long connection) throws SQLException {
        TestNode.register(server, did);
        server.execute(Role.OWNER, """
                insert into device_link (did, connection, node, opened_at) values ('%1$s', %2$d, 'n', now());
                insert into device_head (did, epoch, last_seq) values ('%1$s', 1, 5)
                """.formatted(did, connection));
    }

    private static Arrival.Entries entry(Link link, long seq) {
        var line = Line.of(new JournalKey(1, seq), ("entry " + seq).getBytes(StandardCharsets.UTF_8), false, null);
        return new Arrival.Entries(link, 1, 7, "topic", List.of(line), -1);
    }

    @Test
    void a_request_that_had_to_wait_for_a_connection_leaves_nothing_behind() {
        var complaints = new CopyOnWriteArrayList<Throwable>();
        vertx.exceptionHandler(complaints::add);
        var patient = opened(new Patience(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        var lent = done(patient.connection());
        var waiting = patient.run("select 1", Tuple.tuple());
        done(lent.close());
        assertThat(done(waiting).size()).isEqualTo(1);
        await().during(Duration.ofMillis(1_300)).until(complaints::isEmpty);
    }

    @Test
    void a_writer_that_gets_no_answer_lets_go_and_serves_the_next_link() throws SQLException {
        linked("mute-1", 7);
        linked("mute-2", 3);
        var inbox = new PgInbox(vertx, opened(SHORT), Clock.systemUTC(), _ -> { });
        done(inbox.open());
        proxy.hold();
        var known = new TestLink("mute-1", 7, new Progress(1, 5, List.of()));
        Future<Void> partitions = Future.future(answer -> vertx.runOnContext(_ -> {
            inbox.ensurePartitions().onComplete(answer);
            inbox.offer(entry(known, 4));
        }));
        assertThatThrownBy(() -> done(partitions)).hasStackTraceContaining("Timeout 1000");
        assertThat(known.closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join()).isEqualTo(Closing.UNACKNOWLEDGED);
        proxy.release();
        // A machine under load may need more than the short patience; a device comes again then.
        await().until(() -> settles(inbox, "mute-2", 3));
        done(inbox.close());
    }

    private boolean settles(PgInbox inbox, String did, long connection) {
        var head = TestNode.count(server, "select last_seq from device_head where did = '" + did + "'");
        var link = new TestLink(did, connection, new Progress(1, head, List.of()));
        vertx.runOnContext(_ -> inbox.offer(entry(link, head + 1)));
        CompletableFuture.anyOf(link.settled, link.closed).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return link.settled.isDone();
    }

    @Test
    void a_connection_that_comes_after_the_patience_is_closed() {
        proxy.hold();
        var hasty = opened(new Patience(Duration.ofMillis(200), Duration.ofSeconds(1)));
        assertThatThrownBy(() -> done(hasty.connect())).hasStackTraceContaining("Timeout 200");
        assertThat(proxy.open()).isOne();
        proxy.release();
        await().until(() -> proxy.open() == 0);
    }

    @Test
    void a_birth_that_comes_after_the_patience_does_not_lend_its_transaction_to_others() throws SQLException {
        linked("mute-3", 2);
        var hasty = opened(SHORT);
        done(hasty.run("select 1", Tuple.tuple()));
        proxy.hold();
        var link = new TestLink("mute-3", 2, Progress.NONE);
        var birth = new Birth(1L, 1, 1, "1.0", "test", List.of(), 1, 5, null, null, 0, null,
                new Birth.Clock(Instant.parse("2026-11-22T00:00:00Z"), 1_000, true));
        var late = new BirthStore(hasty, "n").register(link, birth, birth.message());
        assertThatThrownBy(() -> done(late)).hasStackTraceContaining("Timeout 1000");
        var other = hasty.run("select pg_current_xact_id_if_assigned() is null as alone", Tuple.tuple());
        proxy.release();
        assertThat(done(other).iterator().next().getBoolean("alone")).isTrue();
        assertThat(TestNode.count(server, "select count(*) from device_birth where did = 'mute-3'")).isOne();
    }

    @Test
    void a_birth_whose_last_statement_fails_leaves_no_transaction_behind() throws SQLException {
        linked("mute-4", 9);
        server.execute(Role.OWNER, """
                insert into device_birth (did, connection, at, node, boot, birth)
                select 'mute-4', n, now(), 'n', n % 2, '' from generate_series(1, 8) n;
                alter table device_alarm add constraint test_no_clone check (code <> 'clone.suspected')
                """);
        var link = new TestLink("mute-4", 9, Progress.NONE);
        var birth = new Birth(1L, 1, 1, "1.0", "test", List.of(), 1, 5, null, null, 0, null,
                new Birth.Clock(Instant.parse("2026-11-22T00:00:00Z"), 1_000, true));
        assertThatThrownBy(() -> done(new BirthStore(database, "n").register(link, birth, birth.message())))
                .hasStackTraceContaining("test_no_clone");
        assertThat(done(database.run("select 1 as one", Tuple.tuple())).iterator().next().getInteger("one")).isOne();
    }

    @Test
    void a_listener_that_breaks_while_it_begins_to_listen_begins_anew_once() {
        var began = new AtomicInteger();
        var bells = new Bells(vertx, database, new Bells.Ears(_ -> { }, _ -> { }, _ -> { }, began::incrementAndGet));
        done(bells.start());
        assertThat(began).hasValue(1);
        proxy.cutUpAt("listen wl_registry");
        proxy.cut();
        await().until(() -> proxy.broken() > 0);
        proxy.cutUpAt("");
        assertThat(bells.listening()).isFalse();
        await().until(() -> began.get() > 1);
        done(bells.stop());
        await().until(() -> proxy.open() == 0);
        assertThat(began).hasValue(2);
    }

    @Test
    void a_link_that_comes_while_the_registry_answers_is_not_taken_for_the_one_before() throws Exception {
        linked("mute-5", 1);
        var links = new Links<TestLink>(new LinkStore(database, "n"));
        var old = new TestLink("mute-5", 1, Progress.NONE);
        var fresh = new TestLink("mute-5", 2, Progress.NONE);
        links.enter(old);
        done(database.run("select 1", Tuple.tuple()));
        try (var holder = server.jdbc(Role.OWNER); var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table device_link in access exclusive mode");
            var review = links.review(true);
            await().until(() -> TestNode.waiting(server, "relation") > 0);
            statement.execute("update device_link set connection = 2 where did = 'mute-5'");
            links.enter(fresh);
            holder.commit();
            done(review);
        }
        assertThat(old.closed).isCompletedWithValue(Closing.TAKEN_OVER);
        assertThat(fresh.closed).isNotDone();
    }
}
