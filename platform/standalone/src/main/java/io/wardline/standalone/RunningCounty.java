package io.wardline.standalone;

import io.vertx.core.Vertx;
import io.wardline.gateway.Gateway;
import io.wardline.platform.Config;
import io.wardline.platform.Platform;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.device.CertificateAuthority;
import io.wardline.platform.device.DeviceRegistry;
import io.wardline.platform.device.IssuedCertificate;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.identity.Identity.NewSecret;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Role;
import io.wardline.protocol.device.DeviceId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Database, platform and gateway of one county in this process. Closing stops them in the reverse order. */
final class RunningCounty implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CertificateAuthority authority;
    private final DeviceRegistry registry;
    private final Identity identity;
    private final Platform platform;
    private final Gateway gateway;

    private RunningCounty(
            CountyHome home,
            @Nullable String url,
            HostAndPort http,
            HostAndPort mqtt,
            InstantSource clock,
            SecureRandom secrets) {
        try {
            var database = opened(CountyDatabase.open(home, url, secrets));
            var node = "county-" + Long.toUnsignedString(secrets.nextLong(), 36);
            platform = Platform.start(
                    Config.of(
                            database.server(), database.database(), database.passwords(), home.certificates(),
                            Config.Http.of(http.host(), http.port()), node),
                    clock, System::nanoTime, secrets);
            open.push(platform::stop);
            var vertx = Vertx.vertx(Gateways.ONE_LOOP);
            open.push(() -> Gateways.await(vertx.close()));
            var config = Gateways.config(home, database, "county", clock, secrets).mqtt(mqtt).done();
            gateway = Gateways.await(Gateway.start(
                    vertx, config, devices -> platform.ring(devices.stream().map(DeviceId::value).toList()), clock));
            open.push(() -> Gateways.await(gateway.stop()));
            var role = io.wardline.sql.Role.PLATFORM;
            var db = opened(Db.open(
                    vertx,
                    DbConfig.of(
                                    database.server().host(), database.server().port(), database.database(), role.login(),
                                    database.passwords().of(role))
                            .withPool(1, 16)));
            var heavyWork = new HeavyWork(vertx, 1, 1);
            open.push(heavyWork::stop);
            authority = CertificateAuthority.open(home.certificates(), clock, secrets);
            registry = new DeviceRegistry(db, clock);
            identity = new Identity(db, heavyWork, clock, secrets, Identity.SessionLimits.usual());
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts a county.
     *
     * @param url somebody else's database, or null for the embedded one beside the data
     * @throws EnvironmentFault when a port is taken or the database refuses
     */
    static RunningCounty start(
            CountyHome home,
            @Nullable String url,
            HostAndPort http,
            HostAndPort mqtt,
            InstantSource clock,
            SecureRandom secrets) {
        return new RunningCounty(home, url, http, mqtt, clock, secrets);
    }

    /** Where browsers and programs come in, without a path. */
    String address() {
        return platform.address().toString();
    }

    int mqttPort() {
        return gateway.mqttPort();
    }

    /** The password of the very first account, at the very first start. */
    Optional<String> firstPassword() {
        return platform.firstPassword();
    }

    /** A new person's account; the password is to be changed at the first sign-in. Empty where the name is taken. */
    Optional<String> person(String name) {
        return secret(identity.createPerson(name, Role.ADMIN, null));
    }

    /** A new service account's token. Empty where the name is taken. */
    Optional<String> service(String name) {
        return secret(identity.createService(name, Role.ADMIN, null));
    }

    private static Optional<String> secret(NewSecret outcome) {
        return switch (outcome) {
            case NewSecret.Drawn(String secret) -> Optional.of(secret);
            case NewSecret.NameTaken _, NewSecret.NoSuchInstitution _ -> Optional.empty();
        };
    }

    /** A certificate for a registered device. */
    IssuedCertificate issue(DeviceId did) {
        return registry.issue(did, authority);
    }

    String authorityPem() {
        return authority.certificatePem();
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                // The rest is closed all the same: a database left open would be worse than a silent socket.
                System.getLogger("io.wardline.standalone").log(System.Logger.Level.WARNING, "closing", failed);
            }
        }
    }
}
