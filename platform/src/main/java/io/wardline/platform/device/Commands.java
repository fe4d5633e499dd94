package io.wardline.platform.device;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Sent;
import io.wardline.platform.db.Tx;
import java.util.List;

/// Commands to devices: what is ordered waits in the outbox; the gateway sends it, the pump enters the result.
public final class Commands {
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

    /// Queues durable commands, all in one statement; the answer is to be asked for before the transaction ends.
    public Sent<Row> order(Tx tx, List<StandingOrder> orders) {
        return tx.send(
                ORDER,
                row -> row,
                Columns.uuids(orders, StandingOrder::id),
                Columns.texts(orders, order -> order.did().value()),
                Columns.texts(orders, order -> order.command().type()),
                Columns.filled(orders, Buffer[]::new, order -> Buffer.buffer(order.message())));
    }

    /// Marks as expired what saw no result before its deadline, by the database's clock. A later result replaces the mark.
    ///
    /// @return how many
    public int expire(Tx tx) {
        return tx.execute(EXPIRE);
    }
}
