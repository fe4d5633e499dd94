package io.wardline.platform.cabinet;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import java.util.List;

/// Which cabinets somebody is to look into.
final class CabinetAlarmStore {
    /// Most differences heal with the next snapshot, so only those that did not are told.
    static final String DIFFERING =
            """
            select d.did, coalesce(w.name, p.name), p.institution_id, count(*)
            from cabinet_discrepancy d
            join device_registry r on r.did = d.did join place p on p.id = r.place_id left join place w on w.id = p.parent_id
            where d.resolved_at is null and d.opened_at < now() - interval '2 minutes'
            group by 1, 2, 3 order by 1 limit 2000
            """;
    /// A gateway that ends without closing its links leaves them open; its heart tells.
    static final String SILENT =
            """
            select r.did, coalesce(w.name, p.name), p.institution_id, 1::bigint
            from device_registry r
            join device_link l on l.did = r.did left join device_node n on n.node = l.node
            join place p on p.id = r.place_id left join place w on w.id = p.parent_id
            where r.kind = 'CABINET' and r.state = 'ACTIVE'
              and coalesce(l.closed_at, n.beat_at, l.opened_at) < now() - interval '5 minutes'
            order by 1 limit 2000
            """;
    static final String UNVERIFIED =
            """
            select r.did, coalesce(w.name, p.name), p.institution_id, 1::bigint
            from cabinet c
            join device_registry r on r.did = c.did join place p on p.id = r.place_id left join place w on w.id = p.parent_id
            where c.unverified and r.state = 'ACTIVE' and c.changed_at < now() - interval '10 minutes'
            order by 1 limit 2000
            """;

    /// @param count how many differences; 1 where there is nothing to count
    record Seen(String did, String place, long institution, long count) {}

    List<Seen> differing(Tx tx) {
        return tx.rows(DIFFERING, CabinetAlarmStore::seen);
    }

    List<Seen> silent(Tx tx) {
        return tx.rows(SILENT, CabinetAlarmStore::seen);
    }

    List<Seen> unverified(Tx tx) {
        return tx.rows(UNVERIFIED, CabinetAlarmStore::seen);
    }

    private static Seen seen(Row row) {
        return new Seen(row.getString(0), row.getString(1), row.getLong(2), row.getLong(3));
    }
}
