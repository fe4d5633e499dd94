package io.wardline.platform.incentive;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Findings that take a retention away, and how retained money is divided; each row stands for ever. */
final class FindingStore {
    static final String SEALED_FINDINGS =
            """
            select * from incentive_finding where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_REVIEWS =
            """
            select * from incentive_finding_review where sealing > $1 and sealing <= $2 order by sealing, finding_id
            """;
    static final String SEALED_SPLITS =
            """
            select * from incentive_split where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_PARTS =
            """
            select * from incentive_split_part where sealing > $1 and sealing <= $2 order by sealing, split_id, code collate "C"
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("incentive_finding", SEALED_FINDINGS, "id"),
            SealedTable.of("incentive_finding_review", SEALED_REVIEWS, "finding_id"),
            SealedTable.of("incentive_split", SEALED_SPLITS, "id"),
            SealedTable.of("incentive_split_part", SEALED_PARTS, "split_id", "code"));

    static final String FINDINGS =
            """
            select f.id, i.code, f.year, f.veto, f.evidence, f.account, f.at, r.accepted, r.words, r.account, r.at,
                   w.id, w.words, w.account, w.at, v.accepted, v.words, v.account, v.at
            from incentive_finding f
            join place_institution i on i.id = f.institution_id
            left join incentive_finding_review r on r.finding_id = f.id
            left join lateral (select * from incentive_withdrawal x where x.finding_id = f.id order by x.id desc limit 1) w on true
            left join incentive_withdrawal_review v on v.withdrawal_id = w.id
            where f.id > $1 and ($3::int is null or f.year = $3) and ($4::text is null or i.code = $4)
              and ($5::bigint[] is null or f.institution_id = any ($5))
            order by f.id limit $2
            """;
    static final String ADD_FINDING =
            """
            insert into incentive_finding (institution_id, year, veto, evidence, finder_id, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """;
    static final String FINDING =
            """
            select f.institution_id, f.finder_id, i.code, exists (select from incentive_finding_review r where r.finding_id = f.id)
            from incentive_finding f join place_institution i on i.id = f.institution_id
            where f.id = $1 and ($2::bigint[] is null or f.institution_id = any ($2))
            """;
    static final String ADD_REVIEW =
            """
            insert into incentive_finding_review (finding_id, institution_id, finder_id, reviewer_id, accepted, words, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    static final String STATEMENT =
            """
            select s.institution_id, s.payable_fen, s.institution, s.year, s.version,
                   (select coalesce(max(x.no), 0) from incentive_split x where x.version_id = s.id),
                   s.published_on is not null and not s.superseded
            from statement_standing s
            where s.id = $1 and s.kind = 'RETENTION' and ($2::bigint[] is null or s.institution_id = any ($2))
            """;
    static final String ADD_SPLIT =
            """
            insert into incentive_split (version_id, institution_id, no, total_fen, words, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """;
    static final String ADD_PARTS =
            """
            insert into incentive_split_part (split_id, institution_id, code, name, weight, amount_fen)
            select $1, $2, n.* from unnest($3::text[], $4::text[], $5::text[], $6::bigint[]) as n
            """;
    static final String SPLITS =
            """
            select s.id, s.no, s.total_fen, s.words, s.account, s.at, p.code, p.name, p.weight, p.amount_fen
            from incentive_split s join incentive_split_part p on p.split_id = s.id
            where s.version_id = $1 and ($2::bigint[] is null or s.institution_id = any ($2))
            order by s.no, p.code collate "C"
            """;

    /** How a finding or its withdrawal was reviewed. */
    record Review(boolean accepted, String words, String account, Instant at) {}

    /** That somebody wants to take a finding back; review is null as long as nobody has reviewed it. */
    record Withdrawal(long id, String words, String account, Instant at, @Nullable Review review) {}

    /**
     * A finding as it is shown. It counts once it is accepted, until its withdrawal is accepted too.
     *
     * @param review null as long as nobody has reviewed it
     * @param withdrawal the latest; null where nobody wants to take it back
     */
    record Finding(
            long id, String institution, int year, Veto veto, String evidence, String account, Instant at, @Nullable Review review,
            @Nullable Withdrawal withdrawal) {}

    /** A finding that waits, or does not. */
    record Waiting(long institution, long finder, String code, boolean reviewed) {}

    /**
     * A statement whose amount somebody wants to divide.
     *
     * @param stands whether it is published and nothing has superseded it
     */
    record Divided(long institution, long payableFen, String code, int year, int version, int divisions, boolean stands) {}

    /** One part of a division. */
    record Part(String code, String name, String weight, long amountFen) {}

    /** One row of a division. */
    record SplitRow(long id, int no, long totalFen, String words, String account, Instant at, Part part) {}

    List<Finding> findings(Tx tx, Page page, @Nullable Integer year, @Nullable String institution) {
        return tx.rows(
                FINDINGS,
                row -> new Finding(
                        row.getLong(0), row.getString(1), row.getInteger(2), Veto.valueOf(row.getString(3)), row.getString(4),
                        row.getString(5), row.getOffsetDateTime(6).toInstant(),
                        review(row, 7), row.getLong(11) == null ? null : new Withdrawal(
                                row.getLong(11), row.getString(12), row.getString(13), row.getOffsetDateTime(14).toInstant(),
                                review(row, 15))),
                page.afterNumber().orElse(0L), page.fetch(), year, institution, tx.institutions());
    }

    private static @Nullable Review review(Row row, int from) {
        return row.getBoolean(from) == null
                ? null
                : new Review(
                        row.getBoolean(from), row.getString(from + 1), row.getString(from + 2),
                        row.getOffsetDateTime(from + 3).toInstant());
    }

    long addFinding(Tx tx, Act act, long institution, int year, Veto veto, String evidence, long finder) {
        return tx.row(
                        ADD_FINDING, row -> row.getLong(0), institution, year, veto.name(), evidence, finder, act.account(), act.id(),
                        act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    Optional<Waiting> finding(Tx tx, long id) {
        return tx.row(
                FINDING, row -> new Waiting(row.getLong(0), row.getLong(1), row.getString(2), row.getBoolean(3)), id, tx.institutions());
    }

    void addReview(Tx tx, Act act, long id, Waiting waiting, long reviewer, boolean accepted, String words) {
        tx.execute(
                ADD_REVIEW, id, waiting.institution(), waiting.finder(), reviewer, accepted, words, act.account(), act.id(),
                act.at().atOffset(ZoneOffset.UTC));
    }

    Optional<Divided> divided(Tx tx, long statement) {
        return tx.row(
                STATEMENT,
                row -> new Divided(
                        row.getLong(0), row.getLong(1), row.getString(2), row.getInteger(3), row.getInteger(4), row.getInteger(5),
                        row.getBoolean(6)),
                statement, tx.institutions());
    }

    long addSplit(Tx tx, Act act, long statement, Divided divided, String words, List<Part> parts) {
        var id = tx.row(
                        ADD_SPLIT, row -> row.getLong(0), statement, divided.institution(), divided.divisions() + 1,
                        divided.payableFen(), words, act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
        tx.execute(
                ADD_PARTS, id, divided.institution(), Columns.texts(parts, Part::code), Columns.texts(parts, Part::name),
                Columns.texts(parts, Part::weight), Columns.longs(parts, Part::amountFen));
        return id;
    }

    List<SplitRow> splits(Tx tx, long statement) {
        return tx.rows(
                SPLITS,
                row -> new SplitRow(
                        row.getLong(0), row.getInteger(1), row.getLong(2), row.getString(3), row.getString(4),
                        row.getOffsetDateTime(5).toInstant(),
                        new Part(row.getString(6), row.getString(7), row.getString(8), row.getLong(9))),
                statement, tx.institutions());
    }
}
