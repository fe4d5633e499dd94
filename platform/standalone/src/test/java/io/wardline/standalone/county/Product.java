package io.wardline.standalone.county;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.wardline.gateway.Gateway;
import io.wardline.gateway.db.DatabaseConfig;
import io.wardline.gateway.mqtt.Limits;
import io.wardline.gateway.mqtt.Tls;
import io.wardline.platform.Config;
import io.wardline.platform.Platform;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.cabinet.Replay;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.device.CertificateAuthority;
import io.wardline.platform.device.DeviceRegistry;
import io.wardline.platform.identity.AccountWish;
import io.wardline.platform.identity.Duty;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.HeavyWork;
import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.county.Certificates;
import io.wardline.sim.county.Endpoints;
import io.wardline.sim.link.Credentials;
import io.wardline.sim.year.Desk;
import io.wardline.sim.year.SignIn;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The whole product on a database of its own: one gateway with TLS, one platform or several.
final class Product implements AutoCloseable {
    private final SecureRandom secrets = new SecureRandom();
    private final InstantSource clock = InstantSource.system();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Platform> platforms = new ArrayList<>();
    private final TestDatabase database = keep(TestPostgres.fresh());
    private final CertificateAuthority authority;
    private final DeviceRegistry registry;
    private final Db reader;
    private final Gateway gateway;
    private final Identity identity;
    private final String token;

    /// @param folder for keys and certificates
    /// @param nodes  platforms, 1 or more; only the first is rung by the gateway, the others find their work by looking
    Product(Path folder, int nodes) throws IOException {
        authority = CertificateAuthority.open(folder.resolve("ca"), clock, secrets);
        for (int node = 0; node < nodes; node++) {
            Platform platform = Platform.start(
                    Config.of(
                            database.server(), database.database(), database.passwords(), folder.resolve("ca"),
                            Config.Http.of("127.0.0.1", 0), "node-" + node),
                    clock, System::nanoTime, secrets);
            platforms.add(platform);
            open.push(platform::stop);
        }
        Vertx vertx = Vertx.vertx();
        open.push(() -> done(vertx.close()));
        Db db = keep(Db.open(vertx, pool(Role.PLATFORM)));
        reader = keep(Db.open(vertx, pool(Role.READ)));
        registry = new DeviceRegistry(db, new Acts(db, new CountyTime(Config.USUAL_ZONE, clock), secrets), clock);
        HeavyWork heavyWork = new HeavyWork(vertx, 1, 1);
        open.push(heavyWork::stop);
        identity = new Identity(db, heavyWork, clock, secrets, Identity.SessionLimits.usual(), folder.resolve("ca", "identity.key"));
        token = drawn(identity.createService("county", io.wardline.platform.web.Role.ADMIN, null));
        Platform rung = platforms.getFirst();
        gateway = done(Gateway.start(
                vertx, gatewayConfig(folder), dids -> rung.ring(dids.stream().map(DeviceId::value).toList()), clock));
        open.push(() -> done(gateway.stop()));
    }

    private io.wardline.gateway.Config gatewayConfig(Path folder) throws IOException {
        var issued = authority.issueServer(List.of());
        Path key = Files.writeString(folder.resolve("gateway-key.pem"), issued.keyPem());
        Path certificate = Files.writeString(folder.resolve("gateway-cert.pem"), issued.certificatePem());
        Path trusted = Files.writeString(folder.resolve("gateway-ca.pem"), authority.certificatePem());
        Role role = Role.GATEWAY;
        return new io.wardline.gateway.Config(
                "gateway",
                new DatabaseConfig(database.host(), database.port(), database.database(), role.login(), database.password(role), 4),
                new io.wardline.gateway.Config.TlsListener("127.0.0.1", 0, new Tls(key, certificate, trusted)),
                null,
                null,
                Limits.DEFAULT);
    }

    private DbConfig pool(Role role) {
        return DbConfig.of(database.host(), database.port(), database.database(), role.login(), database.password(role))
                .withPool(1, 16);
    }

    private static String drawn(Identity.NewSecret outcome) {
        return switch (outcome) {
            case Identity.NewSecret.Drawn(String secret) -> secret;
            case Identity.NewSecret.NameTaken _, Identity.NewSecret.NoSuchInstitution _, Identity.NewSecret.DutyOfPersons _ ->
                throw new AssertionError("a fresh county refuses an account");
        };
    }

    /// Somebody of the bureau, signed in with the second step that such a duty asks for.
    Desk officer(String name, Duty duty) {
        return person(name, io.wardline.platform.web.Role.BUREAU, null, duty);
    }

    /// Somebody of a hospital who is there for its figures.
    Desk finance(String name, String institution) {
        return person(name, io.wardline.platform.web.Role.WARD, institution, Duty.FINANCE_CLERK);
    }

    private Desk person(String name, io.wardline.platform.web.Role role, @Nullable String institution, Duty duty) {
        String once = drawn(identity.create(
                Identity.Origin.operator(), new AccountWish(name, role, AccountWish.reach(role, institution), Set.of(duty), false)));
        HttpClient http = HttpClient.newHttpClient();
        return SignIn.firstTime(http, api(), name, once, "horse battery staple " + name, clock).desk(http, api(), clock);
    }

    /// The program behind the county's service account.
    Desk system() {
        return Desk.withToken(HttpClient.newHttpClient(), api(), token);
    }

    private URI api() {
        return URI.create(platforms.getFirst().address().toString());
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    private static <T> T done(Future<T> step) {
        try {
            return step.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /// Where the county meets it.
    Endpoints endpoints() {
        return new Endpoints(
                HttpClient.newHttpClient(), api(), token, "127.0.0.1", gateway.mqttPort());
    }

    /// Certificates of the county's own authority.
    Certificates certificates() {
        return did -> {
            var issued = registry.issue(did, authority);
            return Optional.of(new Credentials(issued.keyPem(), issued.certificatePem(), authority.certificatePem()));
        };
    }

    /// One of the platforms gives its shards away; another one takes them.
    void moveLeases(int node) {
        platforms.get(node % platforms.size()).pump().yieldShards();
    }

    /// The state of the county as one hash.
    String stateHash() {
        return Replay.live(reader).hex();
    }

    /// Runs every step again from the facts.
    Replay.Outcome replay() {
        return Replay.of(reader);
    }

    /// The claims in the database that do not hold, with their first rows.
    List<String> brokenChecks() {
        try (var connection = database.jdbc(Role.READ)) {
            return Checks.run(connection).stream()
                    .filter(outcome -> !outcome.holds())
                    .map(outcome -> outcome.name() + " " + outcome.firstRows())
                    .toList();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /// One text of the database, for reckoning beside the product.
    String text(String query) throws SQLException {
        try (var connection = database.jdbc(Role.READ);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// One number of the database, for telling what a run did.
    long number(String query) throws SQLException {
        return database.number(Role.READ, query);
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
