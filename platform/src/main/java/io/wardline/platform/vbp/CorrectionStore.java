package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was to stand in the place of frozen reports, and how it was judged; each row stands for ever. */
final class CorrectionStore {
    static final String SEALED_CORRECTIONS =
            """
            select * from vbp_report_correction where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_REVIEWS =
            """
            select * from vbp_report_correction_review where sealing > $1 and sealing <= $2 order by sealing, correction_id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("vbp_report_correction", SEALED_CORRECTIONS, "id"),
            SealedTable.of("vbp_report_correction_review", SEALED_REVIEWS, "correction_id"));

    /** Of these reports, the first correction first. */
    static final String CORRECTIONS =
            """
            select c.agreement_id, c.institution_id, c.product_id, c.id, c.reported, c.mean, c.reason, c.proposed_by, c.at,
                   v.accepted, v.words, v.reviewed_by, v.at
            from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as k (agreement_id, institution_id, product_id)
            join vbp_report_correction c on c.agreement_id = k.agreement_id and c.institution_id = k.institution_id
                and c.product_id = k.product_id
            left join vbp_report_correction_review v on v.correction_id = c.id
            where $4::bigint[] is null or c.institution_id = any ($4)
            order by c.id
            """;
    static final String ADD =
            """
            insert into vbp_report_correction (agreement_id, institution_id, product_id, reported, mean, reason, proposer_id, proposed_by,
                act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id
            """;
    /** With a lock on the report, so that one person at a time judges it. */
    static final String FIND =
            """
            select c.institution_id, c.proposer_id, b.code || '/' || a.code || '/' || i.code || '/' || p.code, p.code,
                   exists (select from vbp_report_correction_review v where v.correction_id = c.id)
            from vbp_report_correction c
            join vbp_report r on r.agreement_id = c.agreement_id and r.institution_id = c.institution_id and r.product_id = c.product_id
            join vbp_agreement a on a.id = c.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = c.product_id
            join place_institution i on i.id = c.institution_id
            where c.id = $1 and ($2::bigint[] is null or c.institution_id = any ($2))
            for update of r
            """;
    static final String REVIEW =
            """
            insert into vbp_report_correction_review (correction_id, institution_id, proposer_id, reviewer_id, accepted, words, reviewed_by,
                act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    /** How it was judged. */
    record Review(boolean accepted, String words, String account, Instant at) {}

    /** What was to stand in the place of a report; review is null as long as nobody has judged it. */
    record Correction(
            long id, long reportedUnits, long meanUnits, String reason, String proposedBy, Instant at, @Nullable Review review) {}

    /** A correction with the report that it is of. */
    record Of(Cell cell, Correction correction) {}

    /**
     * A correction that waits, or does not.
     *
     * @param code of the report
     */
    record Waiting(long institution, long proposer, String code, String product, boolean reviewed) {}

    List<Of> corrections(Tx tx, List<Cell> cells) {
        return tx.rows(
                CORRECTIONS, CorrectionStore::of, Columns.longs(cells, Cell::agreement), Columns.longs(cells, Cell::institution),
                Columns.longs(cells, Cell::product), tx.institutions());
    }

    long add(Tx tx, Act act, Cell cell, NewCorrection wish, long proposer) {
        return tx.row(
                        ADD, row -> row.getLong(0), cell.agreement(), cell.institution(), cell.product(), wish.reportedUnits(),
                        wish.meanUnits(), wish.reason(), proposer, act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    Optional<Waiting> find(Tx tx, long id) {
        return tx.row(
                FIND,
                row -> new Waiting(row.getLong(0), row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)),
                id, tx.institutions());
    }

    void review(Tx tx, Act act, long id, Waiting waiting, long reviewer, boolean accepted, String words) {
        tx.execute(
                REVIEW, id, waiting.institution(), waiting.proposer(), reviewer, accepted, words, act.account(), act.id(),
                act.at().atOffset(ZoneOffset.UTC));
    }

    private static Of of(Row row) {
        var review = row.getBoolean(9) == null
                ? null
                : new Review(row.getBoolean(9), row.getString(10), row.getString(11), row.getOffsetDateTime(12).toInstant());
        return new Of(
                new Cell(row.getLong(0), row.getLong(1), row.getLong(2)),
                new Correction(
                        row.getLong(3), row.getLong(4), row.getLong(5), row.getString(6), row.getString(7),
                        row.getOffsetDateTime(8).toInstant(), review));
    }
}
