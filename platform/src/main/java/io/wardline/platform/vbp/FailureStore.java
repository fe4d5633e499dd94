package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What suppliers failed to deliver, and what was said about it; neither changes once it is written. */
final class FailureStore {
    static final String SEALED_FAILURES =
            """
            select * from vbp_failure where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_VERDICTS =
            """
            select * from vbp_failure_verdict where sealing > $1 and sealing <= $2 order by sealing, failure_id, judge_id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("vbp_failure", SEALED_FAILURES, "id"),
            SealedTable.of("vbp_failure_verdict", SEALED_VERDICTS, "failure_id", "judge_id"));

    static final String PERIOD =
            """
            select starts_on, ends_on from vbp_agreement where id = $1
            """;
    static final String SELECTED =
            """
            select o.id from vbp_product_item m join ledger_owner o on o.id = m.supplier_id
            where m.product_id = $1 and o.code = $2 limit 1
            """;
    static final String ATTACHMENT =
            """
            select id from file_attachment where id = $1 and institution_id = $2
            """;
    static final String ADD =
            """
            insert into vbp_failure (agreement_id, institution_id, product_id, supplier_id, order_no, order_line, ordered_at, confirm_by,
                deliver_by, failed_on, quantity, reminders, complaint, attachment_id, words, reporter_id, reported_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            on conflict on constraint vbp_failure_order_key do nothing returning id
            """;
    static final String KNOWN =
            """
            select f.id, f.institution_id, f.reporter_id, f.order_no from vbp_failure f
            where f.id = $1 and ($2::bigint[] is null or f.institution_id = any ($2))
            """;
    static final String JUDGE =
            """
            insert into vbp_failure_verdict (failure_id, institution_id, reporter_id, judge_id, judged_by, judged_on, approved, words,
                act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict on constraint vbp_failure_verdict_pkey do nothing
            """;
    static final String FAILURES =
            """
            select f.id, b.code, a.code, i.code, p.code, o.code, f.order_no, f.order_line, f.ordered_at, f.confirm_by, f.deliver_by,
                   f.failed_on, f.quantity, f.reminders, f.complaint, f.attachment_id, f.words, f.reported_by,
                   coalesce((select array_agg(v.judged_by order by v.at) from vbp_failure_verdict v
                             where v.failure_id = f.id and v.approved), '{}'),
                   coalesce((select array_agg(v.judged_by order by v.at) from vbp_failure_verdict v
                             where v.failure_id = f.id and not v.approved), '{}')
            from vbp_failure f
            join vbp_agreement a on a.id = f.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = f.product_id
            join place_institution i on i.id = f.institution_id
            join ledger_owner o on o.id = f.supplier_id
            where f.id > $1 and ($3::bigint[] is null or f.institution_id = any ($3))
              and ($4::text is null or b.code = $4) and ($5::text is null or i.code = $5)
            order by f.id limit $2
            """;

    /** What a verdict must know. */
    record Known(long id, long institution, long reporter, String orderNo) {}

    /** Until when the supplier had time, and the day on which it had failed. */
    record Deadlines(Instant confirmBy, Instant deliverBy, LocalDate failedOn) {}

    /**
     * A failure as it is shown.
     *
     * @param approvedBy who found it proved; two of them make it count where the rule says that it counts
     * @param rejectedBy who did not; one of them takes it out of every figure
     */
    record Failure(
            long id, String batch, String agreement, String institution, String product, String supplier, String orderNo, int orderLine,
            Instant orderedAt, Instant confirmBy, Instant deliverBy, LocalDate failedOn, long quantity, int reminders,
            @Nullable String complaint, @Nullable Long attachment, String words, String reportedBy, List<String> approvedBy,
            List<String> rejectedBy) {
        Failure {
            approvedBy = List.copyOf(approvedBy);
            rejectedBy = List.copyOf(rejectedBy);
        }
    }

    AgreementPeriod period(Tx tx, long agreement) {
        return tx.row(PERIOD, row -> new AgreementPeriod(row.getLocalDate(0), row.getLocalDate(1)), agreement).orElseThrow();
    }

    /** The number of a supplier that was selected for a product. */
    Optional<Long> selected(Tx tx, long product, String supplier) {
        return tx.row(SELECTED, row -> row.getLong(0), product, supplier);
    }

    boolean hasAttachment(Tx tx, long attachment, long institution) {
        return tx.row(ATTACHMENT, row -> row.getLong(0), attachment, institution).isPresent();
    }

    /** Its number; empty where the order's line is reported already. */
    Optional<Long> add(Tx tx, Act act, Cell cell, long supplier, NewFailure wish, Deadlines deadlines, long reporter) {
        return tx.row(
                ADD, row -> row.getLong(0), cell.agreement(), cell.institution(), cell.product(), supplier, wish.orderNo(),
                wish.orderLine(), utc(wish.orderedAt()), utc(deadlines.confirmBy()), utc(deadlines.deliverBy()), deadlines.failedOn(),
                wish.quantity(), wish.reminders(), wish.complaint(), wish.attachment(), wish.words(), reporter, act.account(), act.id(),
                utc(act.at()));
    }

    Optional<Known> find(Tx tx, long id) {
        return tx.row(
                KNOWN, row -> new Known(row.getLong(0), row.getLong(1), row.getLong(2), row.getString(3)), id, tx.institutions());
    }

    /** Whether the person had not judged it before. */
    boolean judge(Tx tx, Act act, Known failure, long judge, LocalDate today, boolean approved, String words) {
        return tx.execute(
                JUDGE, failure.id(), failure.institution(), failure.reporter(), judge, act.account(), today, approved, words, act.id(),
                utc(act.at())) == 1;
    }

    List<Failure> failures(Tx tx, Page page, @Nullable String batch, @Nullable String institution) {
        return tx.rows(
                FAILURES, FailureStore::failure, page.afterNumber().orElse(0L), page.fetch(), tx.institutions(), batch, institution);
    }

    private static Failure failure(Row row) {
        return new Failure(
                row.getLong(0), row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getInteger(7), row.getOffsetDateTime(8).toInstant(), row.getOffsetDateTime(9).toInstant(),
                row.getOffsetDateTime(10).toInstant(), row.getLocalDate(11), row.getLong(12), row.getInteger(13), row.getString(14),
                row.getLong(15), row.getString(16), row.getString(17), Arrays.asList(row.getArrayOfStrings(18)),
                Arrays.asList(row.getArrayOfStrings(19)));
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
