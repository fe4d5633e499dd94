package io.wardline.platform.device;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Listing;
import io.wardline.platform.web.Page;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Role;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.WrongForm;
import io.wardline.protocol.device.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/device}: the registry, and what the gateways want a person to see. */
final class DeviceRoutes {
    /** Lets the reading go on where a device id is in error. */
    private static final DeviceId NO_DEVICE = new DeviceId("none");

    private static final int LONGEST_CODE = 64;
    /** Twenty bytes as hexadecimal digits (RFC 5280, section 4.1.2.2). */
    private static final int LONGEST_SERIAL = 40;

    private final DeviceRegistry registry;
    private final Acts acts;
    private final CertificateAuthority authority;

    DeviceRoutes(DeviceRegistry registry, Acts acts, CertificateAuthority authority) {
        this.registry = registry;
        this.acts = acts;
        this.authority = authority;
    }

    void register(Routes routes) {
        routes.get("/api/device/devices", Access.scopedReaders(), this::devices);
        routes.post("/api/device/devices", Access.scoped(Role.ADMIN), this::addDevice);
        routes.post("/api/device/devices/{did}/state", Access.scoped(Role.ADMIN), this::changeState);
        routes.post("/api/device/devices/{did}/certificates", Access.scoped(Role.ADMIN), this::certify);
        routes.get("/api/device/devices/{did}/certificates", Access.scoped(Role.ADMIN), this::certificates);
        routes.post("/api/device/devices/{did}/revocations", Access.scoped(Role.ADMIN), this::revoke);
        routes.get("/api/device/quarantine", Access.county(Role.ADMIN), this::quarantine);
        routes.get("/api/device/alarms", Access.scoped(Role.ADMIN, Role.WARD), this::alarms);
        routes.get("/api/device/forks", Access.scoped(Role.ADMIN), this::forks);
        routes.post("/api/device/forks/{id}/decision", Access.scoped(Role.ADMIN), this::decide);
    }

    private record Filter(Page page, @Nullable DeviceId did) {
        static Filter read(Fields fields) {
            return new Filter(fields.page(), fields.optionalParsed("did", LONGEST_CODE, DeviceRoutes::did).orElse(null));
        }
    }

    private record NewDevice(DeviceId did, DeviceKind kind, String place) {}

    private record Did(String did) {}

    private record State(String did, DeviceState state) {}

    private record Certified(String did, String serial, Instant notAfter, String certificate, String authority) {}

    private record Decided(String did, long epochFloor, int certificatesRevoked) {}

    private static DeviceId did(String text) {
        return DeviceId.parse(text).orElseThrow(() -> new WrongForm("device_id"));
    }

    private Answer devices(Request request) {
        return Answer.found(registry.devices(request.caller().scope(), request.query(Fields::page)));
    }

    private Answer quarantine(Request request) {
        var filter = request.query(Filter::read);
        return Answer.found(registry.quarantine(request.caller().scope(), filter.page(), filter.did()));
    }

    private Answer alarms(Request request) {
        var filter = request.query(Filter::read);
        return Answer.found(registry.alarms(request.caller().scope(), filter.page(), filter.did()));
    }

    private Answer forks(Request request) {
        return Answer.found(registry.forks(request.caller().scope(), request.query(Fields::page)));
    }

    private Answer addDevice(Request request) {
        var wish = request.body(fields -> new NewDevice(
                fields.parsed("did", LONGEST_CODE, DeviceRoutes::did, NO_DEVICE),
                fields.choice("kind", DeviceKind.class),
                fields.text("place", LONGEST_CODE)));
        return acts.perform(request, "device.register", (tx, act) -> addDevice(tx, act, wish));
    }

    private Answer addDevice(Tx tx, Act act, NewDevice wish) {
        var registration = registry.register(tx, wish.did(), wish.kind(), wish.place());
        return switch (registration) {
            case Registration.Registered() -> {
                acts.changed(tx, act, List.of(
                        Change.added("device/" + wish.did(), "kind", wish.kind().name()),
                        Change.added("device/" + wish.did(), "place", wish.place())));
                yield Answer.created(new Did(wish.did().value()));
            }
            case Registration.DidTaken() -> Answer.refused("device_registry_pkey", Map.of("did", wish.did().value()));
            case Registration.NoSuchPlace(var place) ->
                Answer.refused("device_registry_place_fkey", Map.of("place", place));
            case Registration.NotACabinetPlace(var place, var kind) ->
                Answer.refused("device_place_kind", Map.of("place", place, "kind", kind));
            case Registration.PlaceTaken(var place, var did) ->
                Answer.refused("device_registry_cabinet_place_key", Map.of("place", place, "did", did));
        };
    }

    private Answer changeState(Request request) {
        var did = DeviceId.parse(request.path("did"));
        var state = request.body(fields -> fields.choice("state", DeviceState.class));
        if (did.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, "device.changeState", (tx, act) -> {
            var before = registry.changeState(tx, did.get(), state);
            if (before.isEmpty()) {
                return Answer.absent();
            }
            if (before.get() != state) {
                acts.changed(tx, act, List.of(
                        new Change("device/" + did.get(), "state", before.get().name(), state.name(), null)));
            }
            return Answer.found(new State(did.get().value(), state));
        });
    }

    private Answer certify(Request request) {
        var did = DeviceId.parse(request.path("did"));
        var asked = request.body(fields -> fields.parsed("request", CertificateRequest.LONGEST, CertificateRequest::parse));
        if (did.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, "device.issueCertificate", (tx, act) -> {
            return switch (registry.certify(tx, did.get(), asked, authority)) {
                case Certification.Certified(var signed) -> {
                    acts.changed(tx, act, List.of(Change.added("device/" + did.get(), "certificate", signed.serial())));
                    yield Answer.created(new Certified(
                            did.get().value(), signed.serial(), signed.notAfter(), signed.pem(), authority.certificatePem()));
                }
                case Certification.Disabled() -> Answer.refused("device_disabled", Map.of("did", did.get().value()));
                case Certification.NoSuchDevice() -> Answer.absent();
            };
        });
    }

    private Answer certificates(Request request) {
        return Answer.of(DeviceId.parse(request.path("did"))
                .flatMap(did -> registry.certificates(request.caller().scope(), did))
                .map(Listing::whole));
    }

    private Answer revoke(Request request) {
        var did = DeviceId.parse(request.path("did"));
        var serial = request.body(fields -> fields.text("serial", LONGEST_SERIAL));
        if (did.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, "device.revokeCertificate", (tx, act) ->
                switch (registry.revoke(tx, did.get(), serial)) {
                    case Revocation.Revoked(var now) when now -> {
                        acts.changed(tx, act, List.of(new Change("device/" + did.get(), "certificate", serial, null, null)));
                        yield Answer.done();
                    }
                    case Revocation.Revoked _ -> Answer.done();
                    case Revocation.NoSuchCertificate() -> Answer.refused("device_certificate_unknown", Map.of("serial", serial));
                    case Revocation.NoSuchDevice() -> Answer.absent();
                });
    }

    private Answer decide(Request request) {
        var id = request.pathNumber("id");
        request.body(_ -> true);
        if (id.isEmpty()) {
            return Answer.absent();
        }
        return acts.perform(request, "device.decideFork", (tx, act) ->
                switch (registry.decideFork(tx, id.get(), act.account())) {
                    case ForkDecision.Decided(var did, var epochFloor, var revoked) -> {
                        acts.changed(tx, act, List.of(
                                Change.added("device/" + did, "forkDecided", Long.toString(id.get())),
                                Change.added("device/" + did, "epochFloor", Long.toString(epochFloor))));
                        yield Answer.found(new Decided(did, epochFloor, revoked));
                    }
                    case ForkDecision.DecidedBefore() -> Answer.refused("device_fork_decided", Map.of("id", id.get()));
                    case ForkDecision.NoSuchFork() -> Answer.absent();
                });
    }
}
