package io.wardline.platform.cabinet;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Notices;
import io.wardline.platform.db.Sent;
import io.wardline.platform.db.Tx;
import io.wardline.protocol.device.DeviceId;
import java.util.Collection;
import java.util.stream.Collectors;

/// The bell of the live view: it rings when the transaction commits, and names the cabinets that changed.
final class CabinetBellStore {
    /// A notice of PostgreSQL holds less than 8,000 bytes and an id up to 64; beyond this many, everything is read anew.
    static final int MOST_NAMED = 64;

    static final String TELL =
            """
            select pg_notify('wl_cabinet', $1)
            """;

    Sent<Row> tell(Tx tx, Collection<DeviceId> dids) {
        var names = dids.size() > MOST_NAMED
                ? Notices.EVERYTHING
                : dids.stream().map(DeviceId::value).sorted().collect(Collectors.joining(","));
        return tx.send(TELL, row -> row, names);
    }
}
