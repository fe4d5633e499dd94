package io.wardline.platform.vbp;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Reports that were sent back; each row stands for ever, and the report that waits behind it points at it. */
final class ReturnStore {
    static final String SEALED_RETURNS =
            """
            select * from vbp_report_return where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final List<SealedTable> SEALED = List.of(SealedTable.of("vbp_report_return", SEALED_RETURNS, "id"));

    static final String ADD =
            """
            insert into vbp_report_return (agreement_id, institution_id, product_id, reported, mean, reporter_id, reviewer_id, words,
                reviewed_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id
            """;
    static final String MARK =
            """
            update vbp_report set returned_id = $4 where agreement_id = $1 and institution_id = $2 and product_id = $3
            """;

    /** What was said to whoever reported. */
    record Return(String words, String account, Instant at) {}

    void add(Tx tx, Act act, Cell cell, SeenReport seen, long reporter, long reviewer) {
        var id = tx.row(
                        ADD, row -> row.getLong(0), cell.agreement(), cell.institution(), cell.product(), seen.reportedUnits(),
                        seen.meanUnits(), reporter, reviewer, seen.words(), act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
        tx.execute(MARK, cell.agreement(), cell.institution(), cell.product(), id);
    }
}
