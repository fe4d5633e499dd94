package io.wardline.platform.ledger;

import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.protocol.device.TagId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Units by their tags. */
final class UnitStore {
    static final String FIND =
            """
            select u.id, u.epc, u.item_id, u.lot_id, s.owner_id, s.place_id
            from ledger_unit u join ledger_standing s on s.unit_id = u.id
            where u.epc = any ($1::text[])
            """;
    static final String LOCK =
            """
            select u.id, u.epc, u.item_id, u.lot_id, s.owner_id, s.place_id
            from ledger_unit u join ledger_standing s on s.unit_id = u.id
            where u.epc = any ($1::text[])
            order by s.unit_id
            for update of s
            """;
    /** An arbitrary number, this gate's own: shared by readings, exclusive for a binding. */
    static final String HOLD_BINDINGS =
            """
            select pg_advisory_xact_lock_shared(4711301)
            """;
    static final String STOP_READINGS =
            """
            select pg_advisory_xact_lock(4711301)
            """;

    Map<TagId, UnitState> find(Tx tx, Collection<TagId> epcs) {
        return byTag(tx.rows(FIND, LedgerStore::unitState, Columns.texts(epcs, TagId::hex)));
    }

    Map<TagId, UnitState> lock(Tx tx, Collection<TagId> epcs) {
        return byTag(tx.rows(LOCK, LedgerStore::unitState, Columns.texts(epcs, TagId::hex)));
    }

    void holdBindings(Tx tx) {
        tx.rows(HOLD_BINDINGS, row -> row);
    }

    void stopReadings(Tx tx) {
        tx.rows(STOP_READINGS, row -> row);
    }

    private static Map<TagId, UnitState> byTag(List<UnitState> units) {
        return units.stream().collect(Collectors.toMap(UnitState::epc, Function.identity()));
    }
}
