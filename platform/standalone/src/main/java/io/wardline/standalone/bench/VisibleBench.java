package io.wardline.standalone.bench;

import io.vertx.core.Vertx;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.identity.Identity.NewSecret;
import io.wardline.platform.web.HeavyWork;
import io.wardline.sql.Role;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** P4: from the closing snapshot's PUBLISH until the API shows the stock, in one process and between two. */
final class VisibleBench implements Benchmark {
    private static final int CABINETS = 4;

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        var together = measure(settings, secrets, true);
        var apart = measure(settings, secrets, false);
        return List.of(
                new Figure("P4 published to visible p50 / PUBACK p50, one process",
                        Spread.of(together.stream().map(Takes::ratio).toList()), "", 3, 2, false),
                new Figure("P4 published to visible p99, between processes",
                        Spread.of(apart.stream().map(Takes::visibleP99).toList()), "ms", 300, 100, false),
                Figure.plain("   PUBACK p50, one process", Spread.of(together.stream().map(Takes::pubackP50).toList()), "ms"),
                Figure.plain("   visible p50, one process", Spread.of(together.stream().map(Takes::visibleP50).toList()), "ms"),
                Figure.plain("   visible p99, one process", Spread.of(together.stream().map(Takes::visibleP99).toList()), "ms"),
                Figure.plain("   PUBACK p50, between processes", Spread.of(apart.stream().map(Takes::pubackP50).toList()), "ms"),
                Figure.plain("   visible p50, between processes", Spread.of(apart.stream().map(Takes::visibleP50).toList()), "ms"));
    }

    /** One round of takes and returns; milliseconds. */
    private record Takes(double pubackP50, double visibleP50, double visibleP99) {
        static Takes of(Samples pubacks, Samples visible) {
            var acknowledged = pubacks.run(1);
            var shown = visible.run(1);
            return new Takes(acknowledged.p50Micros() / 1e3, shown.p50Micros() / 1e3, shown.p99Micros() / 1e3);
        }

        double ratio() {
            return visibleP50 / pubackP50;
        }
    }

    private static List<Takes> measure(Settings settings, RandomGenerator secrets, boolean together) {
        try (var laboratory = Laboratory.open(secrets)) {
            laboratory.register("k", CABINETS);
            LedgerBench.bind(laboratory, CABINETS);
            var token = token(laboratory, "bench", null);
            var county = laboratory.start(BenchProcess.Role.COUNTY, county(laboratory, together));
            var ports = county.ask("ports").split(" ");
            var mqtt = together ? ports[0] : gateway(laboratory);
            try (var ward = WatchedWard.open(Integer.parseInt(mqtt), Integer.parseInt(ports[1]), token, CABINETS)) {
                takes(ward, settings.warm());
                var rounds = new ArrayList<Takes>();
                for (var round = 0; round < settings.rounds(); round++) {
                    rounds.add(takes(ward, settings.run()));
                }
                return rounds;
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("watching the stock", e);
        }
    }

    private static String gateway(Laboratory laboratory) {
        var words = new ArrayList<>(laboratory.login(Role.GATEWAY));
        words.add("plain");
        return laboratory.start(BenchProcess.Role.GATEWAY, words).ask("ports").split(" ")[0];
    }

    private static Takes takes(WatchedWard ward, Duration time) throws IOException, InterruptedException {
        var pubacks = new Samples();
        var visible = new Samples();
        var until = System.nanoTime() + time.toNanos();
        do {
            ward.session(pubacks, visible);
        } while (System.nanoTime() < until);
        return Takes.of(pubacks, visible);
    }

    /** How the platform's process is told of its county, with the gateway beside it or without. */
    static List<String> county(Laboratory laboratory, boolean together) {
        var words = new ArrayList<>(laboratory.login(Role.OWNER).subList(0, 3));
        words.add(together ? "together" : "alone");
        words.add(laboratory.folder().resolve("authority").toString());
        for (var role : Role.values()) {
            words.add(laboratory.login(role).getLast());
        }
        return words;
    }

    /**
     * The token of a new service account.
     *
     * @param institution whose rows it sees, null for the whole county
     */
    static String token(Laboratory laboratory, String name, @Nullable String institution) {
        var login = laboratory.login(Role.PLATFORM);
        var vertx = Vertx.vertx();
        try (var db = Db.open(
                vertx, DbConfig.of(login.get(0), Integer.parseInt(login.get(1)), login.get(2), login.get(3), login.get(4)))) {
            var identity = new Identity(
                    db, new HeavyWork(vertx, 1, 1), InstantSource.system(), new SecureRandom(), Identity.SessionLimits.usual(),
                    laboratory.folder().resolve("identity.key"));
            var role = institution == null ? io.wardline.platform.web.Role.ADMIN : io.wardline.platform.web.Role.WARD;
            return switch (identity.createService(name, role, institution)) {
                case NewSecret.Drawn(var secret) -> secret;
                case NewSecret.NameTaken _, NewSecret.NoSuchInstitution _, NewSecret.DutyOfPersons _ ->
                    throw new IllegalStateException("a fresh county refuses the account " + name);
            };
        } finally {
            Futures.await(vertx.close());
        }
    }
}
