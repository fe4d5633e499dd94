package io.wardline.platform.cabinet;

import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.protocol.device.DeviceId;
import java.util.Map;

/// What an act changes about the cabinets' own rows: the number of steps, by which the pump's memory finds that it is old.
final class CabinetActStore {
    static final String COUNT_STEPS =
            """
            update cabinet c set steps = t.steps, changed_at = now()
            from unnest($1::text[], $2::bigint[]) t (did, steps)
            where c.did = t.did
            """;

    private final CabinetBellStore bell = new CabinetBellStore();

    void countSteps(Tx tx, Map<DeviceId, Long> numbers) {
        var rows = numbers.entrySet();
        tx.execute(
                COUNT_STEPS,
                Columns.texts(rows, row -> row.getKey().value()),
                Columns.longs(rows, Map.Entry::getValue));
        bell.tell(tx, numbers.keySet()).count();
    }
}
