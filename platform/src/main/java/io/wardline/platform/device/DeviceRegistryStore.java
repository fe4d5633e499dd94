package io.wardline.platform.device;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import io.wardline.protocol.device.DeviceId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of registry, certificates, and of what the gateways want a person to see. */
final class DeviceRegistryStore {
    private static final String PLACE =
            """
            select id, kind, institution_id from place
            where code = $1 and ($2::bigint[] is null or institution_id = any ($2))
            """;
    private static final String INSERT_PLACE =
            """
            insert into place (code, name, kind, parent_id, institution_id) values ($1, $2, 'CABINET', $3, $4)
            on conflict on constraint place_code_key do nothing
            returning id
            """;
    private static final String STANDS_UNDER =
            """
            select id from place where code = $1 and parent_id = $2
            """;
    private static final String REGISTERED =
            """
            select r.did, r.kind, r.place_id, p.parent_id
            from device_registry r join place p on p.id = r.place_id where r.did = $1
            """;
    private static final String STATE =
            """
            select r.state from device_registry r join place p on p.id = r.place_id
            where r.did = $1 and ($2::bigint[] is null or p.institution_id = any ($2)) for update of r
            """;
    private static final String REACHED =
            """
            select r.did from device_registry r join place p on p.id = r.place_id
            where r.did = $1 and ($2::bigint[] is null or p.institution_id = any ($2))
            """;
    private static final String REGISTER =
            """
            insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)
            values ($1, $2, $3, 'ACTIVE', $4, 0, $5)
            on conflict on constraint device_registry_pkey do nothing
            returning did
            """;
    private static final String CABINET_AT =
            """
            select did from device_registry where place_id = $1 and kind = 'CABINET'
            """;
    private static final String SET_STATE =
            """
            with before as (
                select r.did, r.state from device_registry r join place p on p.id = r.place_id
                where r.did = $1 and ($3::bigint[] is null or p.institution_id = any ($3)) for update of r)
            update device_registry r set state = $2 from before where r.did = before.did
            returning before.state
            """;
    private static final String INSERT_CERTIFICATE =
            """
            insert into device_certificate (serial, did, not_before, not_after) values ($1, $2, $3, $4)
            """;
    private static final String REVOKE_CERTIFICATES =
            """
            update device_certificate set revoked_at = $2 where did = $1 and revoked_at is null
            """;
    private static final String REVOKE_CERTIFICATE =
            """
            update device_certificate set revoked_at = $3 where did = $1 and serial = $2 and revoked_at is null
            """;
    private static final String IS_CERTIFICATE =
            """
            select serial from device_certificate where did = $1 and serial = $2
            """;
    private static final String CERTIFICATES =
            """
            select serial, not_before, not_after, revoked_at from device_certificate where did = $1
            order by not_after desc, serial limit 500
            """;
    private static final String DEVICES =
            """
            select r.did, r.kind, p.code as place, p.name as place_name, r.state, r.epoch_floor, r.registered_at,
                   l.closed_at is null and n.beat_at > now() - interval '5 seconds' as online, l.opened_at,
                   (select max(c.not_after) from device_certificate c where c.did = r.did and c.revoked_at is null) as certified_until
            from device_registry r
            join place p on p.id = r.place_id
            left join device_link l on l.did = r.did
            left join device_node n on n.node = l.node
            where r.did > $1 and ($3::bigint[] is null or p.institution_id = any ($3))
            order by r.did limit $2
            """;
    private static final String QUARANTINE =
            """
            select id, did, at, code, topic, epoch, seq, detail, length(bytes) as size
            from device_quarantine where id < $1 and ($2::text is null or did = $2)
            order by id desc limit $3
            """;
    private static final String ALARMS =
            """
            select id, did, at, code, detail
            from device_alarm a where a.id < $1 and ($2::text is null or a.did = $2)
              and ($4::bigint[] is null or exists (
                  select from device_registry r join place p on p.id = r.place_id
                  where r.did = a.did and p.institution_id = any ($4)))
            order by id desc limit $3
            """;
    private static final String FORKS =
            """
            select id, did, at, code, epoch, seq, decided_at, decided_by
            from device_fork f where f.id < $1
              and ($3::bigint[] is null or exists (
                  select from device_registry r join place p on p.id = r.place_id
                  where r.did = f.did and p.institution_id = any ($3)))
            order by id desc limit $2
            """;
    private static final String DECIDE_FORK =
            """
            update device_fork f set decided_at = $2, decided_by = $3
            where f.id = $1 and f.decided_at is null
              and ($4::bigint[] is null or exists (
                  select from device_registry r join place p on p.id = r.place_id
                  where r.did = f.did and p.institution_id = any ($4)))
            returning f.did
            """;
    private static final String FORK_EXISTS =
            """
            select f.did from device_fork f
            where f.id = $1
              and ($2::bigint[] is null or exists (
                  select from device_registry r join place p on p.id = r.place_id
                  where r.did = f.did and p.institution_id = any ($2)))
            """;
    private static final String RAISE_FLOOR =
            """
            update device_registry r
            set epoch_floor = greatest(r.epoch_floor, coalesce((select h.epoch + 1 from device_head h where h.did = r.did), 1))
            where r.did = $1
            returning r.epoch_floor
            """;

    /** A place, by its code. */
    record Place(long id, String kind, long institutionId) {}

    /** A registered device with its place and the place above. */
    record Registered(DeviceKind kind, long placeId, @Nullable Long above) {}

    Optional<Place> place(Tx tx, String code) {
        return tx.row(
                PLACE, row -> new Place(row.getLong("id"), row.getString("kind"), row.getLong("institution_id")), code, tx.institutions());
    }

    /** The new place's number; empty where the code is taken. */
    Optional<Long> insertCabinetPlace(Tx tx, String code, String name, Place above) {
        return tx.row(INSERT_PLACE, row -> row.getLong("id"), code, name, above.id(), above.institutionId());
    }

    /** Whether the place with this code lies directly in another. */
    boolean standsUnder(Tx tx, String code, long above) {
        return tx.row(STANDS_UNDER, row -> row.getLong("id"), code, above).isPresent();
    }

    Optional<Registered> registered(Tx tx, DeviceId did) {
        return tx.row(
                REGISTERED,
                row -> new Registered(
                        DeviceKind.valueOf(row.getString("kind")), row.getLong("place_id"), row.getLong("parent_id")),
                did.value());
    }

    /** Whether there is such a device within the scope. */
    boolean reaches(Tx tx, DeviceId did) {
        return tx.row(REACHED, row -> row.getString("did"), did.value(), tx.institutions()).isPresent();
    }

    /** The state of a device within the scope, which stays until the end of the transaction. */
    Optional<DeviceState> state(Tx tx, DeviceId did) {
        return tx.row(STATE, row -> DeviceState.valueOf(row.getString("state")), did.value(), tx.institutions());
    }

    /** Whether the row is new. */
    boolean register(Tx tx, DeviceId did, DeviceKind kind, long placeId, int shard, Instant now) {
        return tx.row(REGISTER, row -> row.getString("did"), did.value(), kind.name(), placeId, shard, at(now)).isPresent();
    }

    Optional<String> cabinetAt(Tx tx, long placeId) {
        return tx.row(CABINET_AT, row -> row.getString("did"), placeId);
    }

    /** The state before; empty where there is no such device. */
    Optional<DeviceState> changeState(Tx tx, DeviceId did, DeviceState state) {
        return tx.row(SET_STATE, row -> DeviceState.valueOf(row.getString("state")), did.value(), state.name(), tx.institutions());
    }

    void insertCertificate(Tx tx, DeviceId did, SignedCertificate signed) {
        tx.execute(INSERT_CERTIFICATE, signed.serial(), did.value(), at(signed.notBefore()), at(signed.notAfter()));
    }

    int revokeCertificates(Tx tx, DeviceId did, Instant now) {
        return tx.execute(REVOKE_CERTIFICATES, did.value(), at(now));
    }

    /** Whether it stood unrevoked until now. */
    boolean revokeCertificate(Tx tx, DeviceId did, String serial, Instant now) {
        return tx.execute(REVOKE_CERTIFICATE, did.value(), serial, at(now)) == 1;
    }

    boolean isCertificate(Tx tx, DeviceId did, String serial) {
        return tx.row(IS_CERTIFICATE, row -> row.getString("serial"), did.value(), serial).isPresent();
    }

    List<Listed.Certificate> certificates(Tx tx, DeviceId did) {
        return tx.rows(CERTIFICATES, row -> new Listed.Certificate(
                did.value(), row.getString("serial"), instant(row, "not_before"), instant(row, "not_after"), optionalInstant(row, "revoked_at")),
                did.value());
    }

    List<Listed.Device> devices(Tx tx, String after, int limit) {
        return tx.rows(DEVICES, DeviceRegistryStore::device, after, limit, tx.institutions());
    }

    List<Listed.Quarantined> quarantine(Tx tx, long before, @Nullable String did, int limit) {
        return tx.rows(QUARANTINE, row -> new Listed.Quarantined(
                row.getLong("id"), row.getString("did"), instant(row, "at"), row.getString("code"), row.getString("topic"),
                row.getLong("epoch"), row.getLong("seq"), row.getString("detail"), row.getInteger("size")), before, did, limit);
    }

    List<Listed.Alarm> alarms(Tx tx, long before, @Nullable String did, int limit) {
        return tx.rows(ALARMS, row -> new Listed.Alarm(
                row.getLong("id"), row.getString("did"), instant(row, "at"), row.getString("code"), row.getString("detail")),
                before, did, limit, tx.institutions());
    }

    List<Listed.Fork> forks(Tx tx, long before, int limit) {
        return tx.rows(FORKS, row -> new Listed.Fork(
                row.getLong("id"), row.getString("did"), instant(row, "at"), row.getString("code"), row.getLong("epoch"),
                row.getLong("seq"), optionalInstant(row, "decided_at"), row.getString("decided_by")),
                before, limit, tx.institutions());
    }

    /** The device of a fork that was still open; empty where there is none. */
    Optional<String> decideFork(Tx tx, long id, Instant now, String account) {
        return tx.row(DECIDE_FORK, row -> row.getString("did"), id, at(now), account, tx.institutions());
    }

    boolean forkExists(Tx tx, long id) {
        return tx.row(FORK_EXISTS, row -> row.getString("did"), id, tx.institutions()).isPresent();
    }

    /** The lowest epoch that the device may write from now on. */
    long raiseFloor(Tx tx, DeviceId did) {
        return tx.row(RAISE_FLOOR, row -> row.getLong("epoch_floor"), did.value()).orElseThrow();
    }

    private static Listed.Device device(Row row) {
        return new Listed.Device(
                row.getString("did"),
                DeviceKind.valueOf(row.getString("kind")),
                row.getString("place"),
                row.getString("place_name"),
                DeviceState.valueOf(row.getString("state")),
                Boolean.TRUE.equals(row.getBoolean("online")),
                optionalInstant(row, "opened_at"),
                row.getLong("epoch_floor"),
                instant(row, "registered_at"),
                optionalInstant(row, "certified_until"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static @Nullable Instant optionalInstant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
