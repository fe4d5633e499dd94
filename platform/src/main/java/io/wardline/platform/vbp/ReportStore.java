package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.db.Tx;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.vbp.CorrectionStore.Correction;
import io.wardline.platform.vbp.ReturnStore.Return;
import io.wardline.platform.web.Page;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What institutions have reported. */
final class ReportStore {
    static final String STANDING =
            """
            select reporter_id, approved_at is not null, reported, mean, reason, returned_id is not null
            from vbp_report where agreement_id = $1 and institution_id = $2 and product_id = $3 for update
            """;
    static final String PUT =
            """
            insert into vbp_report (agreement_id, institution_id, product_id, reported, mean, reason, reporter_id, reported_by, reported_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict on constraint vbp_report_pkey do update set reported = excluded.reported, mean = excluded.mean,
                reason = excluded.reason, reporter_id = excluded.reporter_id, reported_by = excluded.reported_by,
                reported_at = excluded.reported_at, returned_id = null
            """;
    static final String APPROVE =
            """
            update vbp_report set approver_id = $4, approved_by = $5, approved_at = $6, words = $7
            where agreement_id = $1 and institution_id = $2 and product_id = $3
            """;
    static final String REPORTS =
            """
            select b.code, a.code, i.code, p.code, s.reported, s.mean, s.reason, s.reported_by, s.approved_by, s.words,
                   coalesce(case coalesce(b.source, $6) when 'OWN' then c.own_accepted - c.own_returned
                                          when 'PLATFORM' then c.platform_accepted - c.platform_returned
                                          else least(c.own_accepted - c.own_returned, c.platform_accepted - c.platform_returned) end, 0),
                   r.agreement_id, r.institution_id, r.product_id, r.reported, r.mean, r.reason, r.reported_by, r.approved_by, r.words,
                   s.correction_id is not null, t.words, t.reviewed_by, t.at
            from vbp_report r
            join vbp_report_standing s on s.agreement_id = r.agreement_id and s.institution_id = r.institution_id
                 and s.product_id = r.product_id
            join vbp_agreement a on a.id = r.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = r.product_id
            join place_institution i on i.id = r.institution_id
            left join vbp_report_return t on t.id = r.returned_id
            left join vbp_progress c on c.agreement_id = r.agreement_id and c.institution_id = r.institution_id
                 and c.product_id = r.product_id
            where b.code || '/' || a.code || '/' || i.code || '/' || p.code > $1
              and ($3::bigint[] is null or r.institution_id = any ($3))
              and ($4::text is null or b.code = $4) and ($5::text is null or i.code = $5)
            order by b.code || '/' || a.code || '/' || i.code || '/' || p.code limit $2
            """;

    private final CorrectionStore corrections;

    ReportStore(CorrectionStore corrections) {
        this.corrections = corrections;
    }

    /** A report as it stands. */
    record Standing(long reporter, boolean approved, long reported, long mean, @Nullable String reason, boolean returned) {}

    /**
     * A report as it is shown.
     *
     * @param usedUnits of the fact that counts, until now
     * @param usedShare used by reported; null where nothing was reported
     * @param returned what was said when it was sent back; null where it was not, or was reported anew since
     * @param superseded as it was frozen; null where that still stands
     * @param corrections everything that was to stand in its place, the first one first
     */
    record Report(
            String batch, String agreement, String institution, String product, long reportedUnits, long meanUnits,
            @Nullable String reason, String reportedBy, @Nullable String approvedBy, @Nullable String words, long usedUnits,
            ProgressView.@Nullable Share usedShare, @Nullable Return returned, @Nullable Frozen superseded, List<Correction> corrections) {
        public Report {
            corrections = List.copyOf(corrections);
        }
    }

    /** What was approved first. */
    record Frozen(
            long reportedUnits, long meanUnits, @Nullable String reason, String reportedBy, @Nullable String approvedBy,
            @Nullable String words) {}

    Optional<Standing> standing(Tx tx, Cell cell) {
        return tx.row(
                STANDING,
                row -> new Standing(row.getLong(0), row.getBoolean(1), row.getLong(2), row.getLong(3), row.getString(4), row.getBoolean(5)),
                cell.agreement(), cell.institution(), cell.product());
    }

    void put(Tx tx, Act act, Cell cell, NewReport report, long reporter) {
        tx.execute(
                PUT, cell.agreement(), cell.institution(), cell.product(), report.reportedUnits(), report.meanUnits(),
                report.reason(), reporter, act.account(), act.at().atOffset(ZoneOffset.UTC));
    }

    void approve(Tx tx, Act act, Cell cell, long approver, String words) {
        tx.execute(
                APPROVE, cell.agreement(), cell.institution(), cell.product(), approver, act.account(),
                act.at().atOffset(ZoneOffset.UTC), words);
    }

    /** @param usual which fact counts in a batch that does not say it */
    List<Report> reports(Tx tx, Page page, @Nullable String batch, @Nullable String institution, ProgressSource usual) {
        var rows = tx.rows(
                REPORTS, row -> row, page.after().orElse(""), page.fetch(), tx.institutions(), batch, institution, usual.name());
        var corrections = this.corrections.corrections(tx, rows.stream().map(ReportStore::cell).toList()).stream()
                .collect(Collectors.groupingBy(
                        CorrectionStore.Of::cell, Collectors.mapping(CorrectionStore.Of::correction, Collectors.toList())));
        return rows.stream().map(row -> report(row, corrections.getOrDefault(cell(row), List.of()))).toList();
    }

    private static Cell cell(Row row) {
        return new Cell(row.getLong(11), row.getLong(12), row.getLong(13));
    }

    private static @Nullable Return returned(Row row) {
        var words = row.getString(21);
        return words == null ? null : new Return(words, row.getString(22), row.getOffsetDateTime(23).toInstant());
    }

    private static @Nullable Frozen superseded(Row row) {
        return row.getBoolean(20)
                ? new Frozen(
                        row.getLong(14), row.getLong(15), row.getString(16), row.getString(17), row.getString(18), row.getString(19))
                : null;
    }

    private static Report report(Row row, List<Correction> corrections) {
        var reported = row.getLong(4);
        var used = row.getLong(10);
        return new Report(
                row.getString(0), row.getString(1), row.getString(2), row.getString(3), reported, row.getLong(5), row.getString(6),
                row.getString(7), row.getString(8), row.getString(9), used,
                reported == 0 ? null : ProgressView.Share.of(Ratio.of(used, reported)), returned(row), superseded(row), corrections);
    }
}
