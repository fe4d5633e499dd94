package io.wardline.standalone;

import io.vertx.core.Vertx;
import io.wardline.platform.Config;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.Db;
import io.wardline.platform.device.CertificateAuthority;
import io.wardline.platform.device.DeviceRegistry;
import io.wardline.platform.device.IssuedCertificate;
import io.wardline.platform.device.Registration;
import io.wardline.platform.identity.AccountWish;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.identity.Identity.NewSecret;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Role;
import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.link.Credentials;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operator at the machine may do beside the web: accounts and device certificates. */
final class BackOffice implements AutoCloseable {
    private final CountyHome home;
    private final InstantSource clock;
    private final SecureRandom secrets;
    private final HeavyWork heavyWork;
    private final DeviceRegistry registry;
    private final Identity identity;

    /**
     * Opens the office of a county whose schema is there.
     *
     * @param db as {@code wl_platform}; whoever opened it closes it after the office
     */
    BackOffice(Vertx vertx, Db db, CountyHome home, InstantSource clock, SecureRandom secrets) {
        this.home = home;
        this.clock = clock;
        this.secrets = secrets;
        heavyWork = new HeavyWork(vertx, 1, 1);
        registry = new DeviceRegistry(db, new Acts(db, new CountyTime(Config.USUAL_ZONE, clock), secrets), clock);
        identity = new Identity(db, heavyWork, clock, secrets, Identity.SessionLimits.usual(), home.identityKey());
    }

    /**
     * A new person's account; the drawn password is to be changed at the first sign-in.
     *
     * @param institution code, or null for the whole county
     */
    NewSecret person(String name, Role role, @Nullable String institution) {
        return identity.createPerson(name, role, institution);
    }

    /**
     * A new service account, whose token is drawn.
     *
     * @param institution code, or null for the whole county
     */
    NewSecret service(String name, Role role, @Nullable String institution) {
        return identity.createService(name, role, institution);
    }

    /** A new account with its scope and duties; its secret is drawn. */
    NewSecret account(AccountWish wish) {
        return identity.create(Identity.Origin.operator(), wish);
    }

    /** The drawn secret of an account of the whole county. Empty where the name is taken. */
    static Optional<String> secret(NewSecret outcome) {
        return switch (outcome) {
            case NewSecret.Drawn(String secret) -> Optional.of(secret);
            case NewSecret.NameTaken _, NewSecret.NoSuchInstitution _, NewSecret.DutyOfPersons _ -> Optional.empty();
        };
    }

    /** Registers a cabinet under a ward, unless it is there already. */
    Registration register(DeviceId did, String ward) {
        return registry.registerUnder(did, ward);
    }

    /** A new certificate and key of a registered device. */
    IssuedCertificate issue(DeviceId did) {
        return registry.issue(did, authority());
    }

    /** What a registered device needs to connect. */
    Credentials credentials(DeviceId did) {
        var issued = issue(did);
        return new Credentials(issued.keyPem(), issued.certificatePem(), authorityPem());
    }

    /** The authority's own certificate, which devices trust. */
    String authorityPem() {
        return authority().certificatePem();
    }

    /** Opened for each use: most visits to the office need none, and the first one to open it founds it. */
    private CertificateAuthority authority() {
        return CertificateAuthority.open(home.certificates(), clock, secrets);
    }

    @Override
    public void close() {
        heavyWork.stop();
    }
}
