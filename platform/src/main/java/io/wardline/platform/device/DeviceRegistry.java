package io.wardline.platform.device;

import io.wardline.platform.alarm.AlarmSource;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Routes;
import io.wardline.protocol.device.DeviceId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which devices there are, where they stand, and whether they may speak. */
public final class DeviceRegistry {
    /** Devices are spread over so many shards, each worked by one node at a time. */
    public static final int SHARDS = 16;

    private static final String CABINET = "CABINET";

    private static final String WARD = "WARD";
    /** What brought an act of the operator, in place of a request's id. */
    private static final String COMMAND_LINE = "command line";

    private final Db db;
    private final Acts acts;
    private final InstantSource clock;
    private final DeviceRegistryStore store = new DeviceRegistryStore();

    /** Over the pool of {@code wl_platform}, with the book of acts. */
    public DeviceRegistry(Db db, Acts acts, InstantSource clock) {
        this.db = db;
        this.acts = acts;
        this.clock = clock;
    }

    /** What equipment officers are told of. */
    public AlarmSource alarms() {
        return new DeviceSource();
    }

    /** Declares {@code /api/device}, with the authority that vouches for devices. */
    public void declareRoutes(Routes routes, CertificateAuthority authority) {
        new DeviceRoutes(this, acts, authority).register(routes);
    }

    /** The shard of a device: the same for ever and on every node. */
    static int shard(DeviceId did) {
        return Math.floorMod(did.value().hashCode(), SHARDS);
    }

    /** Registers a device at a place that is there. */
    Registration.AtPlace register(Tx tx, DeviceId did, DeviceKind kind, String place) {
        var found = store.place(tx, place);
        if (found.isEmpty()) {
            return new Registration.NoSuchPlace(place);
        }
        var at = found.get();
        if (kind == DeviceKind.CABINET && !CABINET.equals(at.kind())) {
            return new Registration.NotACabinetPlace(place, at.kind());
        }
        // Asked first, so that the caller hears which device stands there; the unique index settles a race.
        var other = kind == DeviceKind.CABINET ? store.cabinetAt(tx, at.id()) : Optional.<String>empty();
        if (other.isPresent()) {
            return other.get().equals(did.value())
                    ? new Registration.DidTaken()
                    : new Registration.PlaceTaken(place, other.get());
        }
        return store.register(tx, did, kind, at.id(), shard(did), clock.instant())
                ? new Registration.Registered()
                : new Registration.DidTaken();
    }

    /**
     * Sees to it that a cabinet is registered at a place of its own under a ward, as an act of the operator; one that is
     * there already stays. The place's code is the device's id in upper case.
     */
    public Registration registerUnder(DeviceId did, String ward) {
        return db.inTransaction(RowScope.PRODUCT, tx -> {
            var above = store.place(tx, ward);
            if (above.isEmpty()) {
                return new Registration.NoSuchPlace(ward);
            }
            if (!WARD.equals(above.get().kind())) {
                return new Registration.NotAWard(ward, above.get().kind());
            }
            var known = store.registered(tx, did);
            if (known.isPresent()) {
                return Objects.equals(known.get().above(), above.get().id())
                        ? new Registration.Registered()
                        : new Registration.DidTaken();
            }
            return addUnder(tx, did, above.get(), ward);
        });
    }

    private Registration addUnder(Tx tx, DeviceId did, DeviceRegistryStore.Place above, String ward) {
        var code = did.value().toUpperCase(Locale.ROOT);
        var added = store.insertCabinetPlace(tx, code, "Cabinet " + did, above).isPresent();
        if (!added && !store.standsUnder(tx, code, above.id())) {
            return new Registration.PlaceElsewhere(code, ward);
        }
        var registration = register(tx, did, DeviceKind.CABINET, code);
        if (!(registration instanceof Registration.Registered)) {
            tx.rollBackOnly();
            return registration;
        }
        var changes = new ArrayList<Change>();
        if (added) {
            changes.add(Change.added("place/" + code, "kind", CABINET));
            changes.add(Change.added("place/" + code, "parent", ward));
        }
        changes.add(Change.added("device/" + did, "kind", DeviceKind.CABINET.name()));
        changes.add(Change.added("device/" + did, "place", code));
        acts.note(tx, Acts.OPERATOR, COMMAND_LINE, "device.register", Map.of("did", did.value(), "ward", ward), changes);
        return registration;
    }

    /**
     * A new certificate and key for a registered device, recorded so that the gateways know it, as an act of the operator.
     *
     * @throws IllegalArgumentException when the device is not registered, or disabled
     */
    public IssuedCertificate issue(DeviceId did, CertificateAuthority authority) {
        var issued = authority.issueDevice(did);
        return db.inTransaction(RowScope.PRODUCT, tx -> {
            var state = store.state(tx, did)
                    .orElseThrow(() -> new IllegalArgumentException("the device " + did + " is not registered"));
            if (state == DeviceState.DISABLED) {
                throw new IllegalArgumentException("the device " + did + " is disabled; enable it first");
            }
            store.insertCertificate(tx, did, issued.certificate());
            acts.note(tx, Acts.OPERATOR, COMMAND_LINE, "device.issueCertificate", Map.of("did", did.value()),
                    List.of(Change.added("device/" + did, "certificate", issued.serial())));
            return issued;
        });
    }

    /** A certificate for the key of a registered device, recorded so that the gateways know it. */
    Certification certify(Tx tx, DeviceId did, CertificateRequest request, CertificateAuthority authority) {
        var state = store.state(tx, did);
        if (state.isEmpty()) {
            return new Certification.NoSuchDevice();
        }
        if (state.get() == DeviceState.DISABLED) {
            return new Certification.Disabled();
        }
        var signed = authority.certifyDevice(did, request.key());
        store.insertCertificate(tx, did, signed);
        return new Certification.Certified(signed);
    }

    /** Takes one certificate back: one whose key is lost, while the device goes on with another. */
    Revocation revoke(Tx tx, DeviceId did, String serial) {
        if (store.state(tx, did).isEmpty()) {
            return new Revocation.NoSuchDevice();
        }
        if (store.revokeCertificate(tx, did, serial, clock.instant())) {
            return new Revocation.Revoked(true);
        }
        return store.isCertificate(tx, did, serial) ? new Revocation.Revoked(false) : new Revocation.NoSuchCertificate();
    }

    /** The certificates of a device, the one that runs out last first; nothing where there is no such device. */
    Optional<List<Listed.Certificate>> certificates(RowScope scope, DeviceId did) {
        return db.reading(scope, tx -> store.reaches(tx, did) ? Optional.of(store.certificates(tx, did)) : Optional.empty());
    }

    /** Lets a device speak, or ends its links; gives the state before, or nothing where there is no such device. */
    Optional<DeviceState> changeState(Tx tx, DeviceId did, DeviceState state) {
        return store.changeState(tx, did, state);
    }

    /**
     * Decides a fork: what is stored stands, every certificate is revoked since nobody knows who else holds the key, and
     * the device begins a new epoch above all that were ever written.
     */
    ForkDecision decideFork(Tx tx, long id, String account) {
        var now = clock.instant();
        var device = store.decideFork(tx, id, now, account);
        if (device.isEmpty()) {
            return store.forkExists(tx, id) ? new ForkDecision.DecidedBefore() : new ForkDecision.NoSuchFork();
        }
        var did = new DeviceId(device.get());
        return new ForkDecision.Decided(
                did.value(), store.raiseFloor(tx, did), store.revokeCertificates(tx, did, now));
    }

    /** The registered devices by id. */
    Listing<Listed.Device> devices(RowScope scope, Page page) {
        return db.reading(scope, tx -> Listing.of(
                page, store.devices(tx, page.after().orElse(""), page.fetch()), Listed.Device::did));
    }

    /** Quarantined bytes, newest first. */
    Listing<Listed.Quarantined> quarantine(RowScope scope, Page page, @Nullable DeviceId did) {
        return db.reading(scope, tx -> Listing.of(
                page, store.quarantine(tx, before(page), text(did), page.fetch()), row -> Long.toString(row.id())));
    }

    /** Alarms, newest first. */
    Listing<Listed.Alarm> alarms(RowScope scope, Page page, @Nullable DeviceId did) {
        return db.reading(scope, tx -> Listing.of(
                page, store.alarms(tx, before(page), text(did), page.fetch()), row -> Long.toString(row.id())));
    }

    /** Forks, newest first. */
    Listing<Listed.Fork> forks(RowScope scope, Page page) {
        return db.reading(scope, tx -> Listing.of(
                page, store.forks(tx, before(page), page.fetch()), row -> Long.toString(row.id())));
    }

    private static long before(Page page) {
        return page.afterNumber().orElse(Long.MAX_VALUE);
    }

    private static @Nullable String text(@Nullable DeviceId did) {
        return did == null ? null : did.value();
    }
}
