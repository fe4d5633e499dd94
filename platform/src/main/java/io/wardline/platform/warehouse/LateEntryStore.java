package io.wardline.platform.warehouse;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which days are released for entering late; a release does not change once it is written. */
final class LateEntryStore {
    static final String SEALED_RELEASES =
            """
            select * from warehouse_late_entry where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final List<SealedTable> SEALED = List.of(SealedTable.of("warehouse_late_entry", SEALED_RELEASES, "id"));

    static final String ADD =
            """
            insert into warehouse_late_entry (institution_id, first_day, last_day, usable_until, reason, released_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """;
    static final String RELEASED =
            """
            select e.id, e.reason from warehouse_late_entry e
            where e.institution_id = $1 and $2 between e.first_day and e.last_day and e.usable_until >= $3 and e.released_by <> $4
            order by e.id desc limit 1
            """;
    static final String RELEASES =
            """
            select e.id, i.code, e.first_day, e.last_day, e.usable_until, e.reason, e.released_by
            from warehouse_late_entry e join place_institution i on i.id = e.institution_id
            where e.id > $1 and ($3::bigint[] is null or e.institution_id = any ($3)) and ($4::text is null or i.code = $4)
            order by e.id limit $2
            """;

    /** A release that covers a day. */
    record Released(long id, String reason) {}

    /** A release as it is shown. */
    record Shown(
            long id, String institution, LocalDate firstDay, LocalDate lastDay, LocalDate usableUntil, String reason, String releasedBy) {}

    long add(Tx tx, Act act, long institution, NewLateEntry wish, LocalDate usableUntil) {
        return tx.row(
                        ADD, row -> row.getLong(0), institution, wish.firstDay(), wish.lastDay(), usableUntil, wish.reason(), act.account(),
                        act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    /** The newest release of a day by somebody else than the account. */
    Optional<Released> released(Tx tx, long institution, LocalDate day, LocalDate today, String account) {
        return tx.row(RELEASED, row -> new Released(row.getLong(0), row.getString(1)), institution, day, today, account);
    }

    List<Shown> releases(Tx tx, Page page, @Nullable String institution) {
        return tx.rows(
                RELEASES,
                row -> new Shown(
                        row.getLong(0), row.getString(1), row.getLocalDate(2), row.getLocalDate(3), row.getLocalDate(4), row.getString(5),
                        row.getString(6)),
                page.afterNumber().orElse(0L), page.fetch(), tx.institutions(), institution);
    }
}
