package io.wardline.standalone.bench;

import io.wardline.sql.Role;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What sealing costs whoever writes: 50 writers of acts with three changes each, with the column, the index and the sealer,
 * beside a database that has none of them.
 */
final class AuditBench implements Benchmark {
    private static final double MUST = 0.80;
    private static final double GOAL = 0.87;
    private static final String UNSEALED = "unsealed";
    private static final String COPY_OF_THE_COUNTY =
            """
            create database unsealed template wardline owner wl_owner
            """;
    private static final String MAY_CONNECT =
            """
            grant connect on database unsealed to wl_platform
            """;
    private static final String WITHOUT_SEALING =
            """
            drop index audit_act_by_sealing, audit_row_by_sealing;
            alter table audit_act alter column sealing drop default, alter column sealing drop not null;
            alter table audit_row alter column sealing drop default, alter column sealing drop not null;
            """;

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        try (var laboratory = Laboratory.open(secrets)) {
            copy(laboratory);
            var words = new ArrayList<>(laboratory.login(Role.PLATFORM));
            var bare = new ArrayList<>(words);
            bare.set(2, UNSEALED);
            words.add(laboratory.login(Role.SEALER).get(4));
            words.add(laboratory.folder().resolve("seals").toString());
            var sealed = laboratory.start(BenchProcess.Role.ACTS, words);
            var unsealed = laboratory.start(BenchProcess.Role.ACTS, bare);
            var server = laboratory.postgres().pid();
            var ofSealed = new Meter(List.of(sealed.pid(), server));
            var ofUnsealed = new Meter(List.of(unsealed.pid(), server));
            var rounds = Rounds.alternate(settings.plan(), List.<Function<Duration, Run>>of(
                    time -> ofSealed.measure(() -> InboxBench.run(sealed, Settings.CONNECTIONS, time)),
                    time -> ofUnsealed.measure(() -> InboxBench.run(unsealed, Settings.CONNECTIONS, time))));
            return figures(rounds);
        }
    }

    private static List<Figure> figures(Rounds<Run> rounds) {
        return List.of(
                Figure.ratio("audit: acts with sealing / without, 50 writers", rounds.ratio(0, 1, Run::rate), MUST, GOAL),
                Figure.plain("   acts with sealing, 3 changes each", rounds.of(0, Run::rate), "acts/s"),
                Figure.plain("   acts without sealing (ceiling)", rounds.of(1, Run::rate), "acts/s"),
                Figure.plain("   last commit until sealed", rounds.of(0, run -> run.p50Micros() / 1e3), "ms"),
                Figure.plain("   CPU product with its sealer", rounds.of(0, run -> run.cpuMicros(0)), "us/act"),
                Figure.plain("   CPU product without", rounds.of(1, run -> run.cpuMicros(0)), "us/act"),
                Figure.plain("   CPU PostgreSQL with sealing", rounds.of(0, run -> run.cpuMicros(1)), "us/act"),
                Figure.plain("   CPU PostgreSQL without", rounds.of(1, run -> run.cpuMicros(1)), "us/act"),
                Figure.plain("   idle share with sealing", rounds.of(0, run -> run.idleShare() * 100), "%"),
                Figure.plain("   idle share without", rounds.of(1, run -> run.idleShare() * 100), "%"));
    }

    /** The same county once more, as it would be if nobody sealed. */
    private static void copy(Laboratory laboratory) {
        try (var superuser = laboratory.postgres().connectAsSuperuser("postgres");
                var statement = superuser.createStatement()) {
            statement.execute(COPY_OF_THE_COUNTY);
            statement.execute(MAY_CONNECT);
        } catch (SQLException e) {
            throw new IllegalStateException("copying the county", e);
        }
        try (var superuser = laboratory.postgres().connectAsSuperuser(UNSEALED);
                var statement = superuser.createStatement()) {
            statement.execute(WITHOUT_SEALING);
        } catch (SQLException e) {
            throw new IllegalStateException("taking the sealing off", e);
        }
    }
}
