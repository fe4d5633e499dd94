package io.wardline.gateway.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.wardline.gateway.db.Database;
import io.wardline.gateway.link.Link;
import io.wardline.protocol.device.DeviceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The statements of the outbox. A claim is a compare-and-set in a transaction of its own, with registry, certificate and the
/// current connection checked in it.
final class OutboxStore {
    /// The claims of one link: each waiting now-or-never command whose deadline stands, and the oldest durable one, unless it was
    /// already sent on this connection. They leave in the order in which they were made.
    private static final String CLAIM =
            """
            with link as materialized (
                select l.did, l.connection
                from device_link l join device_registry r on r.did = l.did
                where l.did = $1 and l.connection = $2 and l.closed_at is null and r.state = 'ACTIVE'
                  and (l.serial is null or exists (
                      select from device_certificate c
                      where c.serial = l.serial and c.did = l.did and c.revoked_at is null
                        and now() between c.not_before and c.not_after))
                for share of l
            ), oldest as (
                select o.id from device_outbox o
                where o.did = $1 and o.delivery = 'DURABLE' and o.state in ('QUEUED', 'SENT', 'DELIVERED')
                order by o.created_at, o.id limit 1
            ), claimed as (
                update device_outbox o
                set state = case when o.state = 'QUEUED' then 'SENT' else o.state end, connection = link.connection, sent_at = now()
                from link
                where o.did = link.did
                  and (o.delivery = 'NOW_OR_NEVER' and o.state = 'QUEUED' and o.deadline > now()
                       or o.delivery = 'DURABLE' and o.id in (select id from oldest)
                          and o.state in ('QUEUED', 'SENT', 'DELIVERED') and o.connection is distinct from link.connection)
                returning o.id, o.body, o.created_at
            )
            select id, body from claimed order by created_at, id
            """;

    private static final String DELIVERED =
            """
            update device_outbox set state = 'DELIVERED', delivered_at = now()
            where id = $1 and connection = $2 and state = 'SENT'
            """;

    /// Devices linked to this node for which something waits that could be sent now.
    private static final String WAITING =
            """
            select distinct o.did
            from device_outbox o join device_link l on l.did = o.did
            where l.node = $1 and l.closed_at is null and l.born_at is not null
              and (o.state = 'QUEUED' and (o.deadline is null or o.deadline > now())
                   or o.delivery = 'DURABLE' and o.state in ('SENT', 'DELIVERED') and o.connection is distinct from l.connection)
            """;

    private final Database database;
    private final String node;

    OutboxStore(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /// @param message what is published
    @SuppressWarnings("ArrayRecordComponent") // Bytes from the table, never changed.
    record Claimed(UUID id, byte[] message) {}

    Future<List<Claimed>> claim(Link link) {
        return database.run(CLAIM, Tuple.of(link.device().value(), link.connection())).map(rows -> {
            List<Claimed> claimed = new ArrayList<>();
            for (Row row : rows) {
                claimed.add(new Claimed(row.getUUID("id"), row.getBuffer("body").getBytes()));
            }
            return claimed;
        });
    }

    Future<Void> delivered(Link link, UUID id) {
        return database.run(DELIVERED, Tuple.of(id, link.connection())).mapEmpty();
    }

    Future<Set<DeviceId>> waiting() {
        return database.run(WAITING, Tuple.of(node)).map(OutboxStore::devices);
    }

    private static Set<DeviceId> devices(RowSet<Row> rows) {
        Set<DeviceId> devices = new HashSet<>();
        rows.forEach(row -> devices.add(new DeviceId(row.getString(0))));
        return devices;
    }
}
