package io.wardline.platform.device;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Sent;
import io.wardline.platform.db.Tx;
import java.util.List;

/// The outbox as the platform writes it.
final class CommandStore {
    static final String ORDER =
            """
            insert into device_outbox (id, did, delivery, type, body, state, created_at)
            select id, did, 'DURABLE', type, body, 'QUEUED', clock_timestamp()
            from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[]) o (id, did, type, body)
            on conflict on constraint device_outbox_pkey do nothing
            """;
    static final String EXPIRE =
            """
            update device_outbox set state = 'EXPIRED', result_at = clock_timestamp(), result = 'no result seen in time'
            where state in ('QUEUED', 'SENT', 'DELIVERED') and deadline < clock_timestamp()
            """;

    Sent<Row> order(Tx tx, List<StandingOrder> orders) {
        return tx.send(
                ORDER,
                row -> row,
                Columns.uuids(orders, StandingOrder::id),
                Columns.texts(orders, order -> order.did().value()),
                Columns.texts(orders, order -> order.command().type()),
                Columns.filled(orders, Buffer[]::new, order -> Buffer.buffer(order.message())));
    }

    int expire(Tx tx) {
        return tx.execute(EXPIRE);
    }
}
