package io.wardline.standalone;

import io.vertx.core.Vertx;
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
import io.wardline.sim.link.Credentials;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** What an operator at the machine may do beside the web: accounts and device certificates. */
final class BackOffice implements AutoCloseable {
    private static final int WAITING = 64;

    private final Vertx vertx = Vertx.vertx();
    private final Db db;
    private final HeavyWork heavyWork;
    private final CertificateAuthority authority;
    private final DeviceRegistry registry;
    private final Identity identity;

    /** Opens the office of a county whose schema is there. */
    BackOffice(CountyHome home, CountyDatabase database, InstantSource clock, SecureRandom secrets) {
        var role = io.wardline.sql.Role.PLATFORM;
        db = Db.open(
                vertx,
                DbConfig.of(
                                database.server().host(), database.server().port(), database.database(), role.login(),
                                database.passwords().of(role))
                        .withPool(1, WAITING));
        heavyWork = new HeavyWork(vertx, 1, 1);
        authority = CertificateAuthority.open(home.certificates(), clock, secrets);
        registry = new DeviceRegistry(db, clock);
        identity = new Identity(db, heavyWork, clock, secrets, Identity.SessionLimits.usual());
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

    /** What a registered device needs to connect. */
    Credentials credentials(DeviceId did) {
        IssuedCertificate issued = registry.issue(did, authority);
        return new Credentials(issued.keyPem(), issued.certificatePem(), authority.certificatePem());
    }

    @Override
    public void close() {
        heavyWork.stop();
        db.close();
        vertx.close().await();
    }
}
