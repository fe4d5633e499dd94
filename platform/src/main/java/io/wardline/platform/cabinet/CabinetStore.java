package io.wardline.platform.cabinet;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.cabinet.CabinetSheet.Alarm;
import io.wardline.platform.cabinet.CabinetSheet.CabinetRow;
import io.wardline.platform.cabinet.CabinetSheet.LastClaim;
import io.wardline.platform.cabinet.CabinetSheet.Snapshot;
import io.wardline.platform.cabinet.CabinetSheet.Step;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Sent;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Cause;
import io.wardline.protocol.device.TagId;
import java.time.OffsetDateTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a turn, set by set: every statement goes out at once and once, however many rows it carries.
final class CabinetStore {
    static final String SEALED_STEPS =
            """
            select * from cabinet_step where sealing > $1 and sealing <= $2 order by sealing, did collate "C", step_no
            """;

    static final List<SealedTable> SEALED = List.of(SealedTable.of("cabinet_step", SEALED_STEPS, "did", "step_no"));

    static final String CABINETS =
            """
            update cabinet c
            set steps = t.steps, epoch = t.epoch, unverified = t.unverified, door = t.door, replaying = t.replaying,
                sessions = t.sessions, partial_epoch = t.partial_epoch, partial_seq = t.partial_seq, strayed = t.strayed,
                last_snapshot_at = coalesce(t.snapshot_at, c.last_snapshot_at), changed_at = now()
            from unnest($1::text[], $2::bigint[], $3::bigint[], $4::boolean[], $5::text[], $6::boolean[], $7::bigint[],
                        $8::bigint[], $9::bigint[], $10::text[], $11::timestamptz[])
                t (did, steps, epoch, unverified, door, replaying, sessions, partial_epoch, partial_seq, strayed, snapshot_at)
            where c.did = t.did
            """;
    static final String STEPS =
            """
            insert into cabinet_step (did, step_no, id, cause, epoch, seq, to_seq, tags, act, about, about_kind, interpreter, at)
            select did, step_no, id, cause, epoch, seq, to_seq, string_to_array(tags, ','), act, about, about_kind, $12::bigint, now()
            from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
                        $8::text[], $9::text[], $10::text[], $11::text[])
                s (did, step_no, id, cause, epoch, seq, to_seq, tags, act, about, about_kind)
            """;
    static final String CLAIMS =
            """
            insert into cabinet_claim (did, tag, present, taken_in, epoch, seq)
            select * from unnest($1::text[], $2::text[], $3::boolean[], $4::bigint[], $5::bigint[], $6::bigint[])
            on conflict on constraint cabinet_claim_pkey do update
            set present = excluded.present, taken_in = excluded.taken_in, epoch = excluded.epoch, seq = excluded.seq
            """;
    static final String BEGIN_SESSIONS =
            """
            insert into cabinet_session (did, number, session, state, who, method, opened_at, ended_at, closed_at,
                                         added, removed, cause)
            select did, number, session, state, who, method, opened_at, ended_at, closed_at,
                   coalesce(string_to_array(added, ','), '{}'), coalesce(string_to_array(removed, ','), '{}'), cause
            from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
                        $8::timestamptz[], $9::timestamptz[], $10::text[], $11::text[], $12::text[])
                s (did, number, session, state, who, method, opened_at, ended_at, closed_at, added, removed, cause)
            """;
    static final String CARRY_ON_SESSIONS =
            """
            update cabinet_session c
            set state = s.state, ended_at = coalesce(s.ended_at, c.ended_at), closed_at = coalesce(s.closed_at, c.closed_at),
                added = coalesce(string_to_array(s.added, ','), c.added),
                removed = coalesce(string_to_array(s.removed, ','), c.removed), cause = coalesce(s.cause, c.cause)
            from unnest($1::text[], $2::bigint[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::text[],
                        $8::text[]) s (did, number, state, ended_at, closed_at, added, removed, cause)
            where c.did = s.did and c.number = s.number
            """;
    static final String LINES =
            """
            insert into cabinet_session_line (did, number, tag, kind)
            select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[])
            on conflict on constraint cabinet_session_line_pkey do nothing
            """;
    static final String END_DISCREPANCIES =
            """
            update cabinet_discrepancy d
            set resolved_by = e.step, resolved_at = now(), resolution = e.resolution, session = coalesce(e.session, d.session)
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::bigint[])
                e (did, tag, kind, step, resolution, session)
            where d.did = e.did and d.tag = e.tag and d.kind = e.kind and d.resolved_at is null
            """;
    static final String OPEN_DISCREPANCIES =
            """
            insert into cabinet_discrepancy (did, tag, kind, session, opened_by, opened_at, resolved_by, resolved_at, resolution)
            select did, tag, kind, session, opened_by, now(), resolved_by,
                   case when resolved_by is null then null else now() end, resolution
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[])
                f (did, tag, kind, session, opened_by, resolved_by, resolution)
            """;
    static final String SNAPSHOTS =
            """
            insert into cabinet_snapshot (did, epoch, seq, snapshot, trigger, session, chunks, tags, rounds, authoritative, received_at)
            select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[],
                                 $8::bigint[], $9::bigint[], $10::boolean[], $11::timestamptz[])
            """;
    static final String ALARMS =
            """
            insert into device_alarm (did, at, code, detail)
            select did, now(), code, detail from unnest($1::text[], $2::text[], $3::text[]) a (did, code, detail)
            """;

    private final CabinetBellStore bell = new CabinetBellStore();

    /// Sends everything and waits once.
    void write(Tx tx, CabinetSheet sheet) {
        var sent = new ArrayList<Sent<Row>>();
        if (!sheet.cabinets.isEmpty()) {
            sent.add(cabinets(tx, sheet.cabinets));
            sent.add(bell.tell(tx, sheet.cabinets.stream().map(CabinetRow::did).toList()));
        }
        if (!sheet.steps.isEmpty()) {
            sent.add(steps(tx, sheet.steps));
        }
        if (!sheet.claims().isEmpty()) {
            sent.add(claims(tx, sheet.claims()));
        }
        sessions(tx, sheet.sessions, sent);
        discrepancies(tx, sheet.discrepancies, sent);
        if (!sheet.snapshots.isEmpty()) {
            sent.add(snapshots(tx, sheet.snapshots));
        }
        if (!sheet.alarms.isEmpty()) {
            sent.add(tx.send(
                    ALARMS,
                    row -> row,
                    Columns.texts(sheet.alarms, alarm -> alarm.did().value()),
                    Columns.texts(sheet.alarms, Alarm::code),
                    Columns.texts(sheet.alarms, Alarm::detail)));
        }
        sent.forEach(Sent::count);
    }

    private static Sent<Row> cabinets(Tx tx, List<CabinetRow> rows) {
        return tx.send(
                CABINETS,
                row -> row,
                Columns.texts(rows, row -> row.did().value()),
                Columns.longs(rows, CabinetRow::steps),
                Columns.longs(rows, row -> row.state().epoch()),
                Columns.filled(rows, Boolean[]::new, row -> row.state().unverified()),
                Columns.texts(rows, row -> row.state().door().name()),
                Columns.filled(rows, Boolean[]::new, CabinetRow::replaying),
                Columns.longs(rows, row -> row.state().sessions()),
                Columns.nullableLongs(rows, row -> partial(row.state(), true)),
                Columns.nullableLongs(rows, row -> partial(row.state(), false)),
                Columns.texts(rows, row -> row.state().strayed()),
                instants(rows, CabinetRow::snapshotAt));
    }

    private static @Nullable Long partial(CabinetState state, boolean epoch) {
        var partial = state.partial();
        if (partial == null) {
            return null;
        }
        return epoch ? partial.first().epoch() : partial.first().seq();
    }

    private static Sent<Row> steps(Tx tx, List<Step> rows) {
        return tx.send(
                STEPS,
                row -> row,
                Columns.texts(rows, row -> row.did().value()),
                Columns.longs(rows, Step::stepNo),
                Columns.longs(rows, Step::id),
                Columns.texts(rows, row -> row.cause().name()),
                Columns.nullableLongs(rows, Step::epoch),
                Columns.nullableLongs(rows, Step::seq),
                Columns.nullableLongs(rows, Step::toSeq),
                Columns.texts(rows, row -> joined(row.tags())),
                Columns.texts(rows, row -> text(row.act())),
                Columns.texts(rows, row -> row.about() == null ? null : row.about().tag()),
                Columns.texts(rows, row -> row.about() == null ? null : row.about().kind().name()),
                (long) CabinetReading.VERSION);
    }

    private static Sent<Row> claims(Tx tx, List<LastClaim> rows) {
        return tx.send(
                CLAIMS,
                row -> row,
                Columns.texts(rows, row -> row.did().value()),
                Columns.texts(rows, row -> row.tag().hex()),
                Columns.filled(rows, Boolean[]::new, LastClaim::present),
                Columns.nullableLongs(rows, row -> wide(row.takenIn())),
                Columns.longs(rows, row -> row.key().epoch()),
                Columns.longs(rows, row -> row.key().seq()));
    }

    private static void sessions(Tx tx, SessionSheet sheet, List<Sent<Row>> sent) {
        var begun = sheet.begun();
        if (!begun.isEmpty()) {
            sent.add(tx.send(
                    BEGIN_SESSIONS,
                    row -> row,
                    Columns.texts(begun, row -> row.did().value()),
                    Columns.longs(begun, SessionSheet.Row::number),
                    Columns.texts(begun, SessionSheet.Row::id),
                    Columns.texts(begun, row -> row.state().name()),
                    Columns.texts(begun, SessionSheet.Row::who),
                    Columns.texts(begun, SessionSheet.Row::method),
                    instants(begun, SessionSheet.Row::openedAt),
                    instants(begun, SessionSheet.Row::endedAt),
                    instants(begun, SessionSheet.Row::closedAt),
                    Columns.texts(begun, row -> joined(row.added())),
                    Columns.texts(begun, row -> joined(row.removed())),
                    Columns.texts(begun, row -> text(row.cause()))));
        }
        var carriedOn = sheet.carriedOn();
        if (!carriedOn.isEmpty()) {
            sent.add(tx.send(
                    CARRY_ON_SESSIONS,
                    row -> row,
                    Columns.texts(carriedOn, row -> row.did().value()),
                    Columns.longs(carriedOn, SessionSheet.Row::number),
                    Columns.texts(carriedOn, row -> row.state().name()),
                    instants(carriedOn, SessionSheet.Row::endedAt),
                    instants(carriedOn, SessionSheet.Row::closedAt),
                    Columns.texts(carriedOn, row -> joined(row.added())),
                    Columns.texts(carriedOn, row -> joined(row.removed())),
                    Columns.texts(carriedOn, row -> text(row.cause()))));
        }
        var lines = sheet.lines();
        if (!lines.isEmpty()) {
            sent.add(tx.send(
                    LINES,
                    row -> row,
                    Columns.texts(lines, line -> line.did().value()),
                    Columns.longs(lines, SessionSheet.Line::number),
                    Columns.texts(lines, line -> line.tag().hex()),
                    Columns.texts(lines, line -> line.kind().name())));
        }
    }

    private static void discrepancies(Tx tx, DiscrepancySheet sheet, List<Sent<Row>> sent) {
        var ended = sheet.ended();
        if (!ended.isEmpty()) {
            sent.add(tx.send(
                    END_DISCREPANCIES,
                    row -> row,
                    Columns.texts(ended, row -> row.key().did().value()),
                    Columns.texts(ended, row -> row.key().tag()),
                    Columns.texts(ended, row -> row.key().kind().name()),
                    Columns.longs(ended, DiscrepancySheet.Ended::step),
                    Columns.texts(ended, row -> row.resolution().name()),
                    Columns.nullableLongs(ended, row -> wide(row.session()))));
        }
        var fresh = sheet.fresh();
        if (!fresh.isEmpty()) {
            sent.add(tx.send(
                    OPEN_DISCREPANCIES,
                    row -> row,
                    Columns.texts(fresh, row -> row.key().did().value()),
                    Columns.texts(fresh, row -> row.key().tag()),
                    Columns.texts(fresh, row -> row.key().kind().name()),
                    Columns.nullableLongs(fresh, row -> wide(row.session())),
                    Columns.longs(fresh, DiscrepancySheet.Fresh::openedBy),
                    Columns.nullableLongs(fresh, DiscrepancySheet.Fresh::resolvedBy),
                    Columns.texts(fresh, row -> row.resolution() == null ? null : row.resolution().name())));
        }
    }

    private static Sent<Row> snapshots(Tx tx, List<Snapshot> rows) {
        return tx.send(
                SNAPSHOTS,
                row -> row,
                Columns.texts(rows, row -> row.did().value()),
                Columns.longs(rows, row -> row.first().epoch()),
                Columns.longs(rows, row -> row.first().seq()),
                Columns.texts(rows, row -> row.head().snapshot()),
                Columns.texts(rows, row -> row.head().trigger().name()),
                Columns.texts(rows, row -> row.head().session()),
                Columns.longs(rows, row -> row.head().chunks()),
                Columns.longs(rows, Snapshot::tags),
                Columns.longs(rows, row -> row.head().rounds()),
                Columns.filled(rows, Boolean[]::new, row -> row.head().authoritative()),
                instants(rows, Snapshot::receivedAt));
    }

    @FunctionalInterface
    private interface MomentOf<T> {
        @Nullable Instant at(T row);
    }

    private static <T> Object instants(Collection<T> rows, MomentOf<T> moment) {
        return Columns.<T, OffsetDateTime>filled(rows, OffsetDateTime[]::new, row -> {
            var at = moment.at(row);
            return at == null ? null : at.atOffset(ZoneOffset.UTC);
        });
    }

    /// Tags as one text: an array of arrays would have to be a rectangle. Null stays null, none is the empty text.
    private static @Nullable String joined(@Nullable List<TagId> tags) {
        return tags == null ? null : tags.stream().map(TagId::hex).collect(Collectors.joining(","));
    }

    private static @Nullable String text(@Nullable Cause cause) {
        return cause == null ? null : cause.text();
    }

    private static @Nullable Long wide(@Nullable Integer number) {
        return number == null ? null : number.longValue();
    }
}
