package io.wardline.standalone.bench;

import io.vertx.core.Vertx;
import io.wardline.platform.cabinet.Cabinet;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.ledger.Binding;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Refused;
import io.wardline.platform.ledger.Tagging;
import io.wardline.platform.ledger.Units;
import io.wardline.platform.time.CountyTime;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** P5: movements a second from the inbox into the book, and whether the book is right after violations and kills. */
final class LedgerBench implements Benchmark {
    private static final int MUST = 8_000;
    private static final int GOAL = 20_000;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(300);
    private static final int WARM_RUNS = 2;
    private static final String ITEM =
            """
            insert into catalog_item (code, name, base_unit, class, maker)
            values ('STENT', 'Stent', 'piece', 'HIGH_VALUE', 'ACME')
            """;
    private static final String LEFT =
            """
            select count(*) from device_head h left join device_cursor c on c.did = h.did
            where c.did is null or (c.epoch, c.next_seq) <= (h.epoch, h.last_seq)
            """;
    private static final String MOVEMENTS =
            """
            select count(*) from ledger_movement where reason <> 'TAGGED'
            """;

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        try (var laboratory = Laboratory.open(secrets)) {
            var delivery = new Delivery(laboratory);
            laboratory.register("k", settings.cabinets());
            bind(laboratory, settings.cabinets());
            var journals = new WardJournals("k", settings.cabinets());
            var pump = new Draining(laboratory, delivery);
            pump.drain(journals.boots());
            var each = (int) Math.max(2, MUST * settings.run().toMillis() / 1_000 / WardJournals.MOVED / settings.cabinets() / 2 * 2);
            for (var at = 0; at < WARM_RUNS; at++) {
                pump.drain(journals.sessions(each));
            }
            var runs = new ArrayList<Run>();
            for (var round = 0; round < settings.rounds(); round++) {
                runs.add(pump.drain(journals.sessions(each)));
            }
            var figures = figures(runs);
            pump.drain(journals.sessionsWithViolations(each));
            figures.add(reconciled("P5 rows that do not reconcile after 1 % violations", laboratory));
            killed(laboratory, delivery, pump, journals.sessions(each));
            figures.add(reconciled("P5 rows that do not reconcile after kill -9 of pump and PostgreSQL", laboratory));
            return figures;
        }
    }

    private static List<Figure> figures(List<Run> runs) {
        var figures = new ArrayList<Figure>();
        var rates = Spread.of(runs.stream().map(Run::rate).toList());
        figures.add(new Figure("P5 movements in the projection", rates, "movements/s", MUST, GOAL, true));
        figures.add(Figure.plain("   CPU pump", Spread.of(runs.stream().map(run -> run.cpuMicros(0)).toList()), "us/movement"));
        figures.add(Figure.plain("   CPU PostgreSQL", Spread.of(runs.stream().map(run -> run.cpuMicros(1)).toList()), "us/movement"));
        figures.add(Figure.plain("   sessions", Spread.of(runs.stream().map(run -> run.rate() / WardJournals.MOVED).toList()), "sessions/s"));
        figures.add(Figure.plain("   idle share", Spread.of(runs.stream().map(run -> run.idleShare() * 100).toList()), "%"));
        return figures;
    }

    /** The pump's process, and what it has been given. */
    private static final class Draining {
        private final Laboratory laboratory;
        private final Delivery delivery;
        private final Child child;
        private long given;

        Draining(Laboratory laboratory, Delivery delivery) {
            this.laboratory = laboratory;
            this.delivery = delivery;
            this.child = laboratory.start(BenchProcess.Role.PUMP, laboratory.login(Role.PUMP));
        }

        /** Commits the entries all at once and lets the pump work them; counts movements. */
        Run drain(List<WardJournals.Written> written) {
            var before = laboratory.number(MOVEMENTS);
            delivery.store(written);
            given += written.size();
            var meter = new Meter(List.of(child.pid(), laboratory.postgres().pid()));
            var run = meter.measure(() -> Run.read(child.ask("drain " + given)));
            var moved = laboratory.number(MOVEMENTS) - before;
            return new Run(moved, run.seconds(), 0, 0, run.cpu(), run.idleShare());
        }
    }

    /** Kills the pump, then the database, in the middle of the work; a new pump finishes it. */
    private static void killed(Laboratory laboratory, Delivery delivery, Draining pump, List<WardJournals.Written> written) {
        var before = laboratory.number(MOVEMENTS);
        delivery.store(written);
        awaitMore(laboratory, before);
        pump.child.kill();
        var second = laboratory.start(BenchProcess.Role.PUMP, laboratory.login(Role.PUMP));
        awaitMore(laboratory, laboratory.number(MOVEMENTS));
        laboratory.postgres().kill();
        laboratory.postgres().restart();
        await(() -> laboratory.number(LEFT) == 0);
        second.close();
    }

    private static void awaitMore(Laboratory laboratory, long than) {
        await(() -> laboratory.number(MOVEMENTS) > than || laboratory.number(LEFT) == 0);
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        var started = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - started > PATIENCE_NANOS) {
                throw new IllegalStateException("the pump does not get on");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** What the claims of {@code sql/checks} find. */
    static Figure reconciled(String name, Laboratory laboratory) {
        try (var reader = laboratory.connect(Role.READ)) {
            var outcomes = Checks.run(reader);
            var broken = outcomes.stream().mapToInt(Checks.Outcome::rowsFound).sum();
            var found = outcomes.stream().filter(outcome -> !outcome.holds()).map(Checks.Outcome::name).toList();
            var full = found.isEmpty() ? name + " (" + outcomes.size() + " claims)" : name + " " + found;
            return new Figure(full, Spread.of(List.of((double) broken)), "rows", 0, 0, false);
        } catch (SQLException e) {
            throw new IllegalStateException("reconciling", e);
        }
    }

    /** Binds a tag to every piece in the cabinets, where the first snapshot will find it. */
    static void bind(Laboratory laboratory, int cabinets) {
        laboratory.execute(ITEM);
        var login = laboratory.login(Role.PLATFORM);
        var vertx = Vertx.vertx();
        var time = new CountyTime(ZoneId.of("Asia/Shanghai"), InstantSource.system());
        var ledger = new Ledger(time);
        var tagging = new Tagging(ledger, time, new Cabinet(ledger, new Units(), time));
        try (var db = Db.open(
                vertx, DbConfig.of(login.get(0), Integer.parseInt(login.get(1)), login.get(2), login.get(3), login.get(4)))) {
            for (var cabinet = 0; cabinet < cabinets; cabinet++) {
                var place = "K" + cabinet;
                var lot = "L" + cabinet % 10;
                var bindings = WardJournals.tags(cabinet, 0, WardJournals.TAGS).stream()
                        .map(tag -> new Binding(tag, null, "STENT", lot, null, LocalDate.of(2030, 1, 31), "H1", place))
                        .toList();
                var cause = Cause.act(new UUID(1, cabinet + 1));
                if (db.inTransaction(RowScope.PRODUCT, tx -> tagging.bind(tx, cause, "bench", bindings)) instanceof Refused refused) {
                    throw new IllegalStateException("binding is refused: " + refused);
                }
            }
        } finally {
            Futures.await(vertx.close());
        }
    }
}
