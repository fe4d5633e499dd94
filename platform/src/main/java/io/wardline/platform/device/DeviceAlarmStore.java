package io.wardline.platform.device;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the gateways noted about devices. What names no device, or none that is registered, is the county's. */
final class DeviceAlarmStore {
    static final String FORKS =
            """
            select f.did, p.institution_id, max(f.code), count(*)
            from device_fork f left join device_registry r on r.did = f.did left join place p on p.id = r.place_id
            where f.decided_at is null group by 1, 2 order by 1 limit 2000
            """;
    /** One for each device: a broken one sends a thousand. Whoever makes up ids is one stranger. */
    static final String QUARANTINED =
            """
            select case when r.did is null then '-' else q.did end, p.institution_id, max(q.code), count(*)
            from device_quarantine q left join device_registry r on r.did = q.did left join place p on p.id = r.place_id
            where q.at > now() - interval '24 hours' group by 1, 2 order by 1 limit 2000
            """;
    static final String REPORTED =
            """
            select case when r.did is null then '-' else a.did end, p.institution_id, a.code, count(*)
            from device_alarm a left join device_registry r on r.did = a.did left join place p on p.id = r.place_id
            where a.at > now() - interval '24 hours' and a.code <> 'journal.forked' group by 1, 2, 3 order by 1, 3 limit 2000
            """;

    /**
     * Something that was noted.
     *
     * @param device its id; {@code -} for whatever is not registered
     * @param count within a day, or of forks that wait
     */
    record Seen(String device, @Nullable Long institution, String code, long count) {}

    List<Seen> forks(Tx tx) {
        return tx.rows(FORKS, DeviceAlarmStore::seen);
    }

    List<Seen> quarantined(Tx tx) {
        return tx.rows(QUARANTINED, DeviceAlarmStore::seen);
    }

    List<Seen> reported(Tx tx) {
        return tx.rows(REPORTED, DeviceAlarmStore::seen);
    }

    private static Seen seen(Row row) {
        return new Seen(row.getString(0), row.getLong(1), row.getString(2), row.getLong(3));
    }
}
