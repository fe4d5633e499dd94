package io.wardline.standalone.bench;

import io.vertx.core.Vertx;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.identity.AccountWish;
import io.wardline.platform.identity.Duty;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.identity.Identity.NewSecret;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Role;
import io.wardline.sim.year.Desk;
import io.wardline.sim.year.SignIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;

/** An officer of the bureau: no service calculates, so that a run is asked for by a person who has come in by the second step. */
final class BenchOfficer {
    private static final String NAME = "bench-officer";
    private static final String PASSWORD = "horse battery staple bench";

    private BenchOfficer() {}

    /** Made with the duty and signed in. */
    static Desk of(Laboratory laboratory, HttpClient client, URI address) {
        var clock = InstantSource.system();
        return SignIn.firstTime(client, address, NAME, once(laboratory), PASSWORD, clock).desk(client, address, clock);
    }

    private static String once(Laboratory laboratory) {
        var login = laboratory.login(io.wardline.sql.Role.PLATFORM);
        var vertx = Vertx.vertx();
        try (var db = Db.open(
                vertx, DbConfig.of(login.get(0), Integer.parseInt(login.get(1)), login.get(2), login.get(3), login.get(4)))) {
            var identity = new Identity(
                    db, new HeavyWork(vertx, 1, 1), InstantSource.system(), new SecureRandom(), Identity.SessionLimits.usual(),
                    laboratory.folder().resolve("identity.key"));
            var wish = new AccountWish(NAME, Role.BUREAU, AccountWish.reach(Role.BUREAU, null), Set.of(Duty.BUREAU_OFFICER), false);
            return switch (identity.create(Identity.Origin.operator(), wish)) {
                case NewSecret.Drawn(var secret) -> secret;
                case NewSecret.NameTaken _, NewSecret.NoSuchInstitution _, NewSecret.DutyOfPersons _ ->
                    throw new IllegalStateException("a fresh county refuses the account " + NAME);
            };
        } finally {
            Futures.await(vertx.close());
        }
    }
}
