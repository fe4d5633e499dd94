package io.wardline.platform.trace;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Sent;
import io.wardline.platform.db.Tx;
import io.wardline.platform.trace.TraceView.Difference;
import io.wardline.platform.trace.TraceView.HoldSheet;
import io.wardline.platform.trace.TraceView.LotSheet;
import io.wardline.platform.trace.TraceView.Piece;
import io.wardline.platform.trace.TraceView.Said;
import io.wardline.platform.trace.TraceView.Stands;
import io.wardline.platform.trace.TraceView.Step;
import io.wardline.platform.trace.TraceView.Where;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads lives, as far as a scope goes: the stations that the caller may see, and of a place beyond it the kind alone, as
 * the ledger shows it. The institutions of the scope are the last parameter; null cuts nothing.
 */
final class TraceStore {
    static final String UNIT =
            """
            select u.epc, u.tid, i.code, i.name, i.gtin, l.number, l.maker, l.expiry, coalesce(o.code, 'OTHER'), o.name,
                   u.bound_at, p.code, p.name, coalesce(p.kind, place_kind(s.place_id), 'OTHER'), w.name, r.did
            from ledger_unit u
            join catalog_item i on i.id = u.item_id
            join ledger_lot l on l.id = u.lot_id
            left join ledger_standing s on s.unit_id = u.id and ($2::bigint[] is null
                or exists (select from place x where x.id = s.place_id and x.institution_id = any ($2))
                or exists (select from ledger_owner x where x.id = s.owner_id and x.institution_id = any ($2))
                or (s.place_id < 1000 and ledger_left(u.id) = any ($2)))
            left join ledger_owner o on o.id = s.owner_id
                and ($2::bigint[] is null or o.institution_id is null or o.institution_id = any ($2))
            left join place p on p.id = s.place_id and ($2::bigint[] is null or p.id < 1000 or p.institution_id = any ($2))
            left join place w on w.id = p.parent_id
            left join device_registry r on r.place_id = p.id and r.kind = 'CABINET'
            where u.epc = $1
              and ($2::bigint[] is null or s.unit_id is not null or exists (
                select from ledger_movement m
                left join place f on f.id = m.from_place_id
                left join place t on t.id = m.to_place_id
                left join ledger_owner y on y.id = m.owner_id
                where m.unit_id = u.id
                  and (f.institution_id = any ($2) or t.institution_id = any ($2) or y.institution_id = any ($2))))
            """;
    static final String LOT =
            """
            select l.id, i.code, i.name, i.gtin, l.number, l.maker, l.expiry, l.tagged
            from ledger_lot l join catalog_item i on i.id = l.item_id
            where i.code = $1 and l.maker = $2 and l.number = $3
            """;
    /** Piece by piece, as in LOT_STEPS: a plan that is made for all lots may otherwise read the standings of the county. */
    static final String STANDS =
            """
            select p.code, p.name, coalesce(p.kind, place_kind(c.place_id)), w.name, r.did, c.quantity
            from (select s.place_id, count(*) as quantity from ledger_unit u
                  cross join lateral (select s.place_id, s.owner_id from ledger_standing s where s.unit_id = u.id limit 1) s
                  where u.lot_id = $1 and ($2::bigint[] is null
                      or exists (select from place x where x.id = s.place_id and x.institution_id = any ($2))
                      or exists (select from ledger_owner x where x.id = s.owner_id and x.institution_id = any ($2))
                      or (s.place_id < 1000 and ledger_left(u.id) = any ($2)))
                  group by s.place_id
                  union all
                  select b.place_id, sum(b.quantity)::bigint from ledger_balance b join ledger_lot l on l.id = b.lot_id
                  where b.lot_id = $1 and not l.tagged and b.quantity > 0 and ($2::bigint[] is null
                      or exists (select from place x where x.id = b.place_id and x.institution_id = any ($2))
                      or exists (select from ledger_owner x where x.id = b.owner_id and x.institution_id = any ($2)))
                  group by b.place_id) c
            left join place p on p.id = c.place_id and ($2::bigint[] is null or p.id < 1000 or p.institution_id = any ($2))
            left join place w on w.id = p.parent_id
            left join device_registry r on r.place_id = p.id and r.kind = 'CABINET'
            order by p.code
            """;
    private static final String HELD =
            """
            h.scope, h.reason, h.note, h.placed_by, h.placed_at, h.ends_at, r.released_at, r.released_by,
                   h.starts_at <= $2 and (h.ends_at is null or h.ends_at > $2)
                   and (r.released_at is null or r.released_at > $2)
            """;
    static final String LOT_HOLDS =
            """
            select
            """
                    + HELD
                    + """
            from ledger_lot l
            join ledger_hold h on h.lot_id = l.id or h.item_id = l.item_id or h.maker = l.maker
            left join ledger_hold_release r on r.hold_id = h.id
            where l.id = $1
            order by h.placed_at desc, h.id limit 100
            """;
    static final String UNIT_HOLDS =
            """
            with recursive around (id, parent_id) as (
                select p.id, p.parent_id
                from ledger_unit u join ledger_standing s on s.unit_id = u.id join place p on p.id = s.place_id
                where u.epc = $1 and ($3::bigint[] is null or p.institution_id = any ($3))
                union
                select p.id, p.parent_id from place p join around a on p.id = a.parent_id)
            select
            """
                    + HELD
                    + """
            from ledger_unit u
            join ledger_lot l on l.id = u.lot_id
            join ledger_hold h on h.lot_id = l.id or h.item_id = l.item_id or h.maker = l.maker or h.unit_id = u.id
                or h.place_id in (select id from around)
            left join ledger_hold_release r on r.hold_id = h.id
            where u.epc = $1
            order by h.placed_at desc, h.id limit 100
            """;
    static final String DISCREPANCIES =
            """
            select d.id, d.did, p.name, d.kind, d.opened_at, d.resolved_at, d.resolution
            from cabinet_discrepancy d
            join device_registry r on r.did = d.did
            join place p on p.id = r.place_id
            where d.tag = $1 and ($2::bigint[] is null or p.institution_id = any ($2))
            order by d.id desc limit 100
            """;
    /** Each with its explanations, the newest first; one without any stands there once. */
    static final String SAID =
            """
            select d.kind, p.name, d.opened_at, d.resolution,
                   e.ground || ': ' || e.words || ' (' || e.given_by || ')',
                   case when v.accepted then 'ACCEPT' else 'REJECT' end || coalesce(': ' || v.words, '') || ' (' || v.given_by || ')'
            from cabinet_discrepancy d
            join device_registry r on r.did = d.did
            join place p on p.id = r.place_id
            left join cabinet_explanation e on e.discrepancy_id = d.id
            left join cabinet_explanation_verdict v on v.explanation_id = e.id
            where d.tag = $1 and ($2::bigint[] is null or p.institution_id = any ($2))
            order by d.id desc, e.id desc limit 500
            """;
    /** Which movements are in sight: those with an end or an owner in scope, and those after the piece has left it last. */
    private static final String IN_SIGHT =
            """
             and ($4::bigint[] is null
                or exists (select from place x where x.id in (m.from_place_id, m.to_place_id) and x.institution_id = any ($4))
                or exists (select from ledger_owner x where x.id = m.owner_id and x.institution_id = any ($4))
                or (m.from_place_id < 1000 and m.to_place_id < 1000 and ledger_left(m.unit_id) = any ($4)))
            """;
    /**
     * Who moved a piece, and why, is in sight where it came to a place of one's own, or went from one to the outside; or where
     * it moved outside after it had left one's own. Whoever moves it out of sight is out of sight too.
     */
    private static final String DOER_IN_SIGHT =
            """
            ($4::bigint[] is null or t.id >= 1000 or (t.id < 1000 and f.id >= 1000)
                or (t.id < 1000 and f.id < 1000 and ledger_left(m.unit_id) = any ($4)))
            """;
    private static final String NAMED =
            """
            )
            select m.no, u.epc, m.occurred_at, m.recorded_at, m.reason,
                   f.code, f.name, coalesce(f.kind, place_kind(m.from_place_id)), fw.name, fr.did,
                   t.code, t.name, coalesce(t.kind, place_kind(m.to_place_id)), tw.name, tr.did,
                   m.quantity, case when
            """
                    + DOER_IN_SIGHT
                    + """
                   then m.actor else 'OTHER' end, s.who, case when
            """
                    + DOER_IN_SIGHT
                    + """
                   then m.cause else 'OTHER' end, m.reverses is not null
            from shown m
            left join place f on f.id = m.from_place_id and ($4::bigint[] is null or f.id < 1000 or f.institution_id = any ($4))
            left join place fw on fw.id = f.parent_id
            left join device_registry fr on fr.place_id = f.id and fr.kind = 'CABINET'
            left join place t on t.id = m.to_place_id and ($4::bigint[] is null or t.id < 1000 or t.institution_id = any ($4))
            left join place tw on tw.id = t.parent_id
            left join device_registry tr on tr.place_id = t.id and tr.kind = 'CABINET'
            left join ledger_unit u on u.id = m.unit_id
            left join cabinet_session s on s.cause = m.cause and ($4::bigint[] is null or s.did in (fr.did, tr.did))
            order by m.no desc
            """;
    static final String UNIT_STEPS =
            """
            with shown as (
                select m.* from ledger_movement m where m.unit_id = (select u.id from ledger_unit u where u.epc = $1) and m.no < $2
            """
                    + IN_SIGHT
                    + """
                order by m.no desc limit $3
            """
                    + NAMED;
    /** Piece by piece: a plan that is made for all lots may otherwise walk the movements of the whole county. */
    static final String LOT_STEPS =
            """
            with shown as (
                select m.* from ledger_unit u cross join lateral (
                    select * from ledger_movement m where m.unit_id = u.id and m.no < $2
            """
                    + IN_SIGHT
                    + """
                    order by m.no desc limit $3) m
                where u.lot_id = $1
                union all
                select m.* from ledger_movement m where m.lot_id = $1 and m.unit_id is null and m.no < $2
            """
                    + IN_SIGHT
                    + """
                order by no desc limit $3
            """
                    + NAMED;

    /** A lot with its number. */
    record FoundLot(long id, LotSheet sheet) {}

    /** The piece with this tag; no row where none is in sight. */
    Sent<Piece> unit(Tx tx, String epc) {
        return tx.send(
                UNIT,
                row -> new Piece(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getLocalDate(7),
                        row.getString(8),
                        row.getString(9),
                        Objects.requireNonNull(moment(row, 10)),
                        where(row, 11)),
                epc,
                tx.institutions());
    }

    Optional<FoundLot> lot(Tx tx, String item, String maker, String number) {
        return tx.row(
                LOT,
                row -> new FoundLot(
                        row.getLong(0),
                        new LotSheet(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getLocalDate(6),
                                row.getBoolean(7))),
                item,
                maker,
                number);
    }

    Sent<Stands> stands(Tx tx, long lot) {
        return tx.send(STANDS, row -> new Stands(where(row, 0), row.getLong(5)), lot, tx.institutions());
    }

    /** Holds that cover a whole lot, newest first. */
    Sent<HoldSheet> lotHolds(Tx tx, long lot, Instant now) {
        return tx.send(LOT_HOLDS, TraceStore::hold, lot, now.atOffset(ZoneOffset.UTC));
    }

    /** Holds that cover a piece, its lot or the places around it, newest first. */
    Sent<HoldSheet> unitHolds(Tx tx, String epc, Instant now) {
        return tx.send(UNIT_HOLDS, TraceStore::hold, epc, now.atOffset(ZoneOffset.UTC), tx.institutions());
    }

    Sent<Difference> discrepancies(Tx tx, String epc) {
        return tx.send(
                DISCREPANCIES,
                row -> new Difference(
                        Long.toString(row.getLong(0)),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Objects.requireNonNull(moment(row, 4)),
                        moment(row, 5),
                        row.getString(6)),
                epc,
                tx.institutions());
    }

    Sent<Said> said(Tx tx, String epc) {
        return tx.send(
                SAID,
                row -> new Said(
                        row.getString(0),
                        row.getString(1),
                        Objects.requireNonNull(moment(row, 2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                epc,
                tx.institutions());
    }

    Sent<Step> unitSteps(Tx tx, String epc, long before, int fetch) {
        return tx.send(UNIT_STEPS, TraceStore::step, epc, before, (long) fetch, tx.institutions());
    }

    Sent<Step> lotSteps(Tx tx, long lot, long before, int fetch) {
        return tx.send(LOT_STEPS, TraceStore::step, lot, before, (long) fetch, tx.institutions());
    }

    private static HoldSheet hold(Row row) {
        return new HoldSheet(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Objects.requireNonNull(moment(row, 4)),
                moment(row, 5),
                moment(row, 6),
                row.getString(7),
                row.getBoolean(8));
    }

    private static Step step(Row row) {
        return new Step(
                row.getLong(0),
                row.getString(1),
                Objects.requireNonNull(moment(row, 2)),
                Objects.requireNonNull(moment(row, 3)),
                row.getString(4),
                where(row, 5),
                where(row, 10),
                row.getLong(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getBoolean(19));
    }

    private static Where where(Row row, int at) {
        return new Where(
                row.getString(at), row.getString(at + 1), row.getString(at + 2), row.getString(at + 3), row.getString(at + 4));
    }

    private static @Nullable Instant moment(Row row, int column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
