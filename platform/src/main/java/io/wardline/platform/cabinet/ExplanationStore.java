package io.wardline.platform.cabinet;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.cabinet.DiscrepancyCase.Snapshot;
import io.wardline.platform.cabinet.DiscrepancyCase.Stands;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.place.CountyPlace;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Explanations, the verdicts over them, and the evidence that both are judged by.
final class ExplanationStore {
    static final String SEALED_EXPLANATIONS =
            """
            select * from cabinet_explanation where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_VERDICTS =
            """
            select * from cabinet_explanation_verdict where sealing > $1 and sealing <= $2 order by sealing, explanation_id
            """;

    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("cabinet_explanation", SEALED_EXPLANATIONS, "id"),
            SealedTable.of("cabinet_explanation_verdict", SEALED_VERDICTS, "explanation_id"));

    static final String SUBJECT =
            """
            select d.did, d.tag, d.kind, d.resolved_at is null, d.session, s.epoch, s.seq
            from cabinet_discrepancy d left join cabinet_step s on s.id = d.opened_by
            where d.id = $1
              and ($2::bigint[] is null or exists (
                  select from device_registry r join place p on p.id = r.place_id
                  where r.did = d.did and p.institution_id = any ($2)))
            """;
    static final String WAITING =
            """
            select e.id, e.account_id, e.given_by from cabinet_explanation e
            where e.discrepancy_id = $1
              and not exists (select from cabinet_explanation_verdict v where v.explanation_id = e.id)
            """;
    static final String GIVE =
            """
            insert into cabinet_explanation (discrepancy_id, ground, words, account_id, given_by, given_at)
            values ($1, $2, $3, $4, $5, $6)
            """;
    static final String JUDGE =
            """
            insert into cabinet_explanation_verdict (explanation_id, accepted, words, account_id, given_by, given_at)
            values ($1, $2, $3, $4, $5, $6)
            """;
    static final String OF =
            """
            select e.ground, e.words, e.given_by, e.given_at, v.accepted, v.words, v.given_by, v.given_at
            from cabinet_explanation e left join cabinet_explanation_verdict v on v.explanation_id = e.id
            where e.discrepancy_id = $1 order by e.id desc
            """;
    static final String SNAPSHOTS =
            """
            select s.received_at, s.trigger, s.session, s.tags, s.rounds, s.authoritative, s.before,
                   (s.epoch, s.seq) = ($2, $3)
            from ((select c.*, true as before from cabinet_snapshot c
                   where c.did = $1 and (c.epoch, c.seq) <= ($2, $3) order by c.epoch desc, c.seq desc limit 2)
                  union all
                  (select c.*, false from cabinet_snapshot c
                   where c.did = $1 and (c.epoch, c.seq) > ($2, $3) order by c.epoch, c.seq limit 1)) s
            order by s.epoch, s.seq
            """;
    static final String STANDS =
            """
            select p.code, p.name, p.kind, w.name
            from ledger_unit u
            join ledger_standing s on s.unit_id = u.id
            join place p on p.id = s.place_id
            left join place w on w.id = p.parent_id
            where u.epc = $1
            """;

    /// A piece that was found where nobody put it has come there by way of what is unexplained, for the same reason.
    static final String STOOD =
            """
            select coalesce(p.code, place_kind(m.from_place_id)), coalesce(p.name, place_kind(m.from_place_id)),
                   coalesce(p.kind, place_kind(m.from_place_id)), w.name
            from ledger_unit u
            join ledger_movement m on m.unit_id = u.id
            left join place p on p.id = m.from_place_id
            left join place w on w.id = p.parent_id
            where u.epc = $1 and m.to_place_id = $2 and m.cause = $3
            order by m.no limit 1
            """;

    /// What a discrepancy is about, and where in the journal it was found.
    ///
    /// @param session number of the door session that it explains, null for none
    /// @param epoch   of the entry that opened it, null where an act did
    record Subject(DiscrepancyKey key, boolean open, @Nullable Integer session, @Nullable Long epoch, @Nullable Long seq) {}

    /// An explanation whose second person is waited for.
    record Waiting(long id, long account, String by) {}

    Optional<Subject> subject(Tx tx, long discrepancy) {
        return tx.row(
                SUBJECT,
                row -> new Subject(
                        new DiscrepancyKey(
                                new DeviceId(row.getString(0)), row.getString(1), DiscrepancyKind.valueOf(row.getString(2))),
                        row.getBoolean(3),
                        row.getInteger(4),
                        row.getLong(5),
                        row.getLong(6)),
                discrepancy,
                tx.institutions());
    }

    Optional<Waiting> waiting(Tx tx, long discrepancy) {
        return tx.row(WAITING, row -> new Waiting(row.getLong(0), row.getLong(1), row.getString(2)), discrepancy);
    }

    void give(Tx tx, Act act, long account, long discrepancy, Ground ground, String words) {
        tx.execute(GIVE, discrepancy, ground.name(), words, account, act.account(), act.at().atOffset(ZoneOffset.UTC));
    }

    void judge(Tx tx, Act act, long account, long explanation, boolean accepted, @Nullable String words) {
        tx.execute(JUDGE, explanation, accepted, words, account, act.account(), act.at().atOffset(ZoneOffset.UTC));
    }

    /// Newest first.
    List<Explanation> of(Tx tx, long discrepancy) {
        return tx.rows(
                OF,
                row -> new Explanation(
                        Ground.valueOf(row.getString(0)), row.getString(1), row.getString(2), moment(row, 3), verdict(row)),
                discrepancy);
    }

    private static Explanation.@Nullable Verdict verdict(Row row) {
        var accepted = row.getBoolean(4);
        return accepted == null
                ? null
                : new Explanation.Verdict(accepted, row.getString(5), row.getString(6), moment(row, 7));
    }

    /// The two complete snapshots up to the entry that opened it, and the first one after it; in their order.
    List<Snapshot> snapshots(Tx tx, Subject subject) {
        if (subject.epoch() == null || subject.seq() == null) {
            return List.of();
        }
        return tx.rows(
                SNAPSHOTS,
                row -> new Snapshot(
                        moment(row, 0), row.getString(1), row.getString(2), row.getInteger(3), row.getInteger(4),
                        row.getBoolean(5), row.getBoolean(6), row.getBoolean(7)),
                subject.key().did().value(),
                subject.epoch(),
                subject.seq());
    }

    Optional<Stands> stands(Tx tx, String tag) {
        return tx.row(
                STANDS, row -> new Stands(row.getString(0), row.getString(1), row.getString(2), row.getString(3)), tag);
    }

    /// Where the book had the piece until the entry that opened the discrepancy moved it.
    Optional<Stands> stood(Tx tx, Subject subject) {
        if (subject.epoch() == null || subject.seq() == null) {
            return Optional.empty();
        }
        return tx.row(
                STOOD,
                row -> new Stands(row.getString(0), row.getString(1), row.getString(2), row.getString(3)),
                subject.key().tag(),
                CountyPlace.UNEXPLAINED.id().value(),
                Cause.entry(subject.key().did(), new JournalKey(subject.epoch(), subject.seq())).text());
    }

    private static Instant moment(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
