package io.wardline.platform.cabinet;

import io.vertx.sqlclient.Row;
import io.wardline.platform.cabinet.CabinetView.Brief;
import io.wardline.platform.cabinet.CabinetView.Delta;
import io.wardline.platform.cabinet.CabinetView.Discrepancy;
import io.wardline.platform.cabinet.CabinetView.DiscrepancyState;
import io.wardline.platform.cabinet.CabinetView.Line;
import io.wardline.platform.cabinet.CabinetView.Session;
import io.wardline.platform.cabinet.CabinetView.Shown;
import io.wardline.platform.cabinet.CabinetView.StockLine;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what is shown. Nothing here is remembered between two requests.
final class CabinetViewStore {
    private static final String SHOWN =
            """
            select r.did, p.code, p.name, coalesce(w.name, p.name) as ward,
                   coalesce(l.closed_at is null and n.beat_at > clock_timestamp() - interval '5 seconds', false) as online,
                   coalesce(c.door, 'UNKNOWN') as door, s.session, s.state, s.who, s.added, s.removed, c.last_snapshot_at,
                   coalesce(c.unverified, true) or exists (
                       select from device_gap g left join device_cursor k on k.did = g.did
                       where g.did = r.did and (k.did is null or (g.epoch, g.to_seq) >= (k.epoch, k.next_seq))) as unverified,
                   (select count(*) from cabinet_discrepancy d where d.did = r.did and d.resolved_at is null) as discrepancies,
                   (select count(*) from ledger_standing u where u.place_id = r.place_id) as units,
                   coalesce(c.replaying, false) as replaying, p.institution_id
            from device_registry r
            join place p on p.id = r.place_id
            left join place w on w.id = p.parent_id
            left join cabinet c on c.did = r.did
            left join cabinet_session s on s.did = c.did and s.number = c.sessions
            left join device_link l on l.did = r.did
            left join device_node n on n.node = l.node
            """;
    static final String LIST = SHOWN
            + """
            where r.kind = 'CABINET' and r.did > $1 and ($3::bigint[] is null or p.institution_id = any ($3))
            order by r.did limit $2
            """;
    static final String SOME = SHOWN
            + """
            where r.kind = 'CABINET' and r.did = any ($1::text[]) and ($2::bigint[] is null or p.institution_id = any ($2))
            order by r.did
            """;
    static final String ONLINE =
            """
            select r.did, coalesce(l.closed_at is null and n.beat_at > clock_timestamp() - interval '5 seconds', false)
            from device_registry r
            left join device_link l on l.did = r.did
            left join device_node n on n.node = l.node
            where r.kind = 'CABINET'
            """;
    static final String STOCK =
            """
            select i.code, i.name, t.number, t.expiry, coalesce(o.code, 'OTHER') as owner, b.quantity,
                   coalesce((select array_agg(u.epc order by u.epc) from ledger_standing g join ledger_unit u on u.id = g.unit_id
                             where g.place_id = b.place_id and g.owner_id = b.owner_id and u.lot_id = b.lot_id), '{}')
            from device_registry r
            join ledger_balance b on b.place_id = r.place_id and b.quantity > 0
            join catalog_item i on i.id = b.item_id
            join ledger_lot t on t.id = b.lot_id
            left join ledger_owner o on o.id = b.owner_id
            where r.did = $1
            order by i.code, t.expiry nulls last, t.number, owner
            """;
    static final String SESSIONS =
            """
            select number, session, state, who, method, opened_at, ended_at, closed_at, added, removed
            from cabinet_session where did = $1 and number < $2 order by number desc limit $3
            """;
    static final String LINES =
            """
            select n.number, n.tag, n.kind, i.code, i.name, t.number, t.expiry
            from cabinet_session_line n
            left join ledger_unit u on u.epc = n.tag
            left join ledger_lot t on t.id = u.lot_id
            left join catalog_item i on i.id = u.item_id
            where n.did = $1 and n.number between $2 and $3
            order by n.number, n.tag, n.kind
            """;
    private static final String DISCREPANCY =
            """
            select d.id, d.did, d.tag, d.kind, d.opened_at, d.resolved_at, d.resolution, s.session,
                   i.code, i.name, t.number, t.expiry, p.name, coalesce(w.name, p.name),
                   (select e.given_by from cabinet_explanation e where e.discrepancy_id = d.id
                    and not exists (select from cabinet_explanation_verdict v where v.explanation_id = e.id))
            from cabinet_discrepancy d
            join device_registry r on r.did = d.did
            join place p on p.id = r.place_id
            left join place w on w.id = p.parent_id
            left join cabinet_session s on s.did = d.did and s.number = d.session
            left join ledger_unit u on u.epc = d.tag
            left join ledger_lot t on t.id = u.lot_id
            left join catalog_item i on i.id = u.item_id
            """;
    static final String DISCREPANCIES = DISCREPANCY
            + """
            where d.id < $1 and ($2::text is null or d.did = $2) and ($3::text is null or d.kind = $3)
              and case $4::text
                      when 'OPEN' then d.resolved_at is null
                      when 'RESOLVED' then d.resolved_at is not null
                      when 'WAITING' then d.resolved_at is null and exists (
                          select from cabinet_explanation e where e.discrepancy_id = d.id
                          and not exists (select from cabinet_explanation_verdict v where v.explanation_id = e.id))
                      else true
                  end
              and ($6::bigint[] is null or p.institution_id = any ($6))
            order by d.id desc limit $5
            """;
    static final String ONE_DISCREPANCY = DISCREPANCY
            + """
            where d.id = $1 and ($2::bigint[] is null or p.institution_id = any ($2))
            """;

    /// A session with its place in the list.
    record Numbered(int number, Session session) {}

    List<Shown> list(Tx tx, Page page) {
        return tx.rows(LIST, CabinetViewStore::shown, page.after().orElse(""), (long) page.fetch(), tx.institutions());
    }

    /// A cabinet with the institution whose it is, for those who show it to many.
    record Owned(Shown shown, long institution) {}

    List<Owned> owned(Tx tx, Collection<String> dids) {
        return tx.rows(
                SOME,
                row -> new Owned(shown(row), row.getLong("institution_id")),
                dids.toArray(String[]::new),
                tx.institutions());
    }

    List<Shown> some(Tx tx, Collection<String> dids) {
        return tx.rows(SOME, CabinetViewStore::shown, dids.toArray(String[]::new), tx.institutions());
    }

    /// Which cabinets have a link whose gateway's heart beats.
    Map<String, Boolean> online(Tx tx) {
        var online = new HashMap<String, Boolean>();
        tx.rows(ONLINE, row -> online.put(row.getString(0), row.getBoolean(1)));
        return online;
    }

    List<StockLine> stock(Tx tx, String did) {
        return tx.rows(
                STOCK,
                row -> new StockLine(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getLocalDate(3),
                        row.getString(4),
                        row.getLong(5),
                        List.of(row.getArrayOfStrings(6))),
                did);
    }

    List<Numbered> sessions(Tx tx, String did, int before, int most) {
        var found = tx.rows(SESSIONS, row -> row, did, before, (long) most);
        if (found.isEmpty()) {
            return List.of();
        }
        var lines = new HashMap<Integer, List<Line>>();
        tx.rows(
                LINES,
                row -> lines.computeIfAbsent(row.getInteger(0), _ -> new ArrayList<>())
                        .add(new Line(
                                row.getString(1),
                                LineKind.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getLocalDate(6))),
                did,
                found.getLast().getInteger(0),
                found.getFirst().getInteger(0));
        return found.stream()
                .map(row -> new Numbered(
                        row.getInteger(0), session(row, lines.getOrDefault(row.getInteger(0), List.of()))))
                .toList();
    }

    private static Session session(Row row, List<Line> lines) {
        var state = SessionState.valueOf(row.getString(2));
        return new Session(
                row.getString(1),
                state,
                row.getString(3),
                row.getString(4),
                moment(row, 5),
                moment(row, 6),
                moment(row, 7),
                delta(state, row.getArrayOfStrings(8), row.getArrayOfStrings(9)),
                lines);
    }

    /// Which discrepancies a list is to hold: all open ones, of these the ones whose explanation waits for a second person,
    /// those that are resolved, or every one.
    enum Which { OPEN, WAITING, RESOLVED, ALL }

    /// @param cabinet null for all
    /// @param kind    null for all
    record Wanted(@Nullable String cabinet, @Nullable DiscrepancyKind kind, Which which, Page page) {}

    /// Newest first; the next page goes on below the number that the last one ended with.
    List<Discrepancy> discrepancies(Tx tx, Wanted wanted) {
        var kind = wanted.kind();
        return tx.rows(
                DISCREPANCIES,
                CabinetViewStore::discrepancy,
                wanted.page().afterNumber().orElse(Long.MAX_VALUE),
                wanted.cabinet(),
                kind == null ? null : kind.name(),
                wanted.which().name(),
                (long) wanted.page().fetch(),
                tx.institutions());
    }

    Optional<Discrepancy> discrepancy(Tx tx, long id) {
        return tx.row(ONE_DISCREPANCY, CabinetViewStore::discrepancy, id, tx.institutions());
    }

    private static Discrepancy discrepancy(Row row) {
        var resolvedAt = moment(row, 5);
        var kind = DiscrepancyKind.valueOf(row.getString(3));
        return new Discrepancy(
                Long.toString(row.getLong(0)),
                row.getString(1),
                row.getString(12),
                row.getString(13),
                row.getString(2),
                kind,
                resolvedAt == null ? DiscrepancyState.OPEN : DiscrepancyState.RESOLVED,
                Objects.requireNonNull(moment(row, 4)),
                resolvedAt,
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getLocalDate(11),
                resolvedAt == null && kind.isExplainable(),
                row.getString(14));
    }

    private static Shown shown(Row row) {
        var word = row.getString("state");
        var state = word == null ? SessionState.CLOSED : SessionState.valueOf(word);
        var goesOn = state == SessionState.SUSPECT || state.awaitsSnapshot();
        return new Shown(
                row.getString("did"),
                row.getString("code"),
                row.getString("name"),
                row.getString("ward"),
                row.getBoolean("online"),
                Door.valueOf(row.getString("door")),
                goesOn ? new Brief(row.getString("session"), state, row.getString("who")) : null,
                word == null
                        ? Delta.NOTHING
                        : delta(state, row.getArrayOfStrings("added"), row.getArrayOfStrings("removed")),
                moment(row, row.getColumnIndex("last_snapshot_at")),
                row.getBoolean("unverified"),
                row.getLong("discrepancies"),
                row.getLong("units"),
                row.getBoolean("replaying"));
    }

    private static Delta delta(SessionState state, String[] added, String[] removed) {
        return state.awaitsSnapshot() ? new Delta(List.of(added), List.of(removed)) : Delta.NOTHING;
    }

    private static @Nullable Instant moment(Row row, int column) {
        var at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
