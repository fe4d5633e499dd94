package io.wardline.platform.incentive;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.vbp.ProgressSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what a year's retention starts from; of periods only those that have ended. */
final class RetentionStore {
    /** The whole region's purchases stand under the county's own number. */
    private static final long REGION = 1;

    static final String INSTITUTIONS =
            """
            select distinct i.id, i.code
            from vbp_agreement a
            join lateral (select v.institution_id from vbp_volume v where v.agreement_id = a.id and v.quantity > 0
                          union select f.institution_id from incentive_fact f where f.agreement_id = a.id) x on true
            join place_institution i on i.id = x.institution_id
            where a.ends_on between make_date($1, 1, 1) and make_date($1, 12, 31) and a.ends_on < $2
              and ($3::text is null or i.code = $3) and ($4::text is null or i.code > $4)
              and ($5::bigint[] is null or i.id = any ($5))
            order by i.code
            """;
    static final String OPEN_PERIODS =
            """
            select b.code || '/' || a.code from vbp_agreement a join vbp_batch b on b.id = a.batch_id
            where a.ends_on between make_date($1, 1, 1) and make_date($1, 12, 31) and a.ends_on >= $2 order by 1
            """;
    static final String CELLS =
            """
            with cell as (
                select a.id as agreement_id, a.code as agreement, b.code as batch, coalesce(b.source, $6) as source, x.institution_id,
                       x.product_id
                from vbp_agreement a
                join vbp_batch b on b.id = a.batch_id
                join lateral (select v.institution_id, v.product_id from vbp_volume v
                              where v.agreement_id = a.id and v.quantity > 0 and v.institution_id = any ($3::bigint[])
                              union select f.institution_id, f.product_id from incentive_fact f
                              where f.agreement_id = a.id and f.institution_id = any ($3::bigint[])) x on true
                where a.ends_on between make_date($1, 1, 1) and make_date($1, 12, 31) and a.ends_on < $2),
            former as (
                select w.agreement_id, w.product_id, w.institution_id, sum(w.units)::bigint as units, count(*) as brands,
                       sum(w.units::numeric * w.price_ten_thousandths) as amount,
                       string_agg(distinct w.source, '; ' order by w.source) as source
                from incentive_brand w
                where w.institution_id = any (case when $4::boolean then array[$5::bigint] else $3::bigint[] end)
                group by w.agreement_id, w.product_id, w.institution_id),
            unmapped as (
                select k.agreement_id, k.institution_id, count(*) as lines
                from (select distinct agreement_id, institution_id from cell) k
                join vbp_unmapped n on n.agreement_id = k.agreement_id and n.institution_id = k.institution_id and n.accepted_on <= $2
                group by k.agreement_id, k.institution_id)
            select c.institution_id, c.batch || '/' || c.agreement || '/' || p.code, p.name, c.source,
                   r.reported, r.approved_by, coalesce(v.quantity, 0),
                   coalesce(g.own_accepted - g.own_returned, 0), coalesce(g.platform_accepted - g.platform_returned, 0),
                   f.price_ten_thousandths, f.other_fen, f.other_dearer_fen, f.other_evaluated_fen, f.fund_millionths,
                   f.insured_millionths, f.retained_before, f.source, o.units, o.amount, o.brands, left(o.source, 500),
                   x.excused, x.orders,
                   c.batch || '/' || c.agreement, coalesce(u.lines, 0)
            from cell c
            join vbp_product p on p.id = c.product_id
            left join vbp_report_standing r on r.agreement_id = c.agreement_id and r.institution_id = c.institution_id
                 and r.product_id = c.product_id and r.approved_at is not null
            left join vbp_volume v on v.agreement_id = c.agreement_id and v.institution_id = c.institution_id
                 and v.product_id = c.product_id
            left join vbp_progress g on g.agreement_id = c.agreement_id and g.institution_id = c.institution_id
                 and g.product_id = c.product_id
            left join incentive_fact f on f.agreement_id = c.agreement_id and f.institution_id = c.institution_id
                 and f.product_id = c.product_id
            left join unmapped u on u.agreement_id = c.agreement_id and u.institution_id = c.institution_id
            left join former o on o.agreement_id = c.agreement_id and o.product_id = c.product_id
                 and o.institution_id = case when $4::boolean then $5::bigint else c.institution_id end
            cross join lateral (
                select coalesce(sum(e.excused), 0)::bigint as excused,
                       left(string_agg(e.order_no || '/' || e.order_line, '; ' order by e.failure_id), 500) as orders
                from vbp_failed($2) e
                where e.agreement_id = c.agreement_id and e.institution_id = c.institution_id and e.product_id = c.product_id
                  and e.excused > 0) x
            order by c.institution_id, c.batch, c.agreement, p.code
            """;
    static final String SCORES =
            """
            select s.institution_id, s.score_ten_thousandths, s.evidence from incentive_score s
            where s.year = $1 and s.institution_id = any ($2::bigint[])
            """;
    static final String FOUND =
            """
            select f.institution_id, f.veto, left(string_agg(f.evidence, '; ' order by f.id), 2000)
            from incentive_finding f join incentive_finding_review r on r.finding_id = f.id and r.accepted
            where f.year = $1 and f.institution_id = any ($2::bigint[])
              and not exists (select from incentive_withdrawal w join incentive_withdrawal_review v on v.withdrawal_id = w.id and v.accepted
                              where w.finding_id = f.id)
            group by f.institution_id, f.veto order by f.institution_id, f.veto
            """;
    static final String SETS =
            """
            select s.name || ' ' || s.version || ' ' || t.status
            from rule_set s join rule_state t on t.set_id = s.id where s.kind = 'RETENTION' order by s.name, s.version
            """;
    static final String COUNTY =
            """
            select i.code, i.name, s.id, s.version, s.figures::jsonb ->> 'base', s.figures::jsonb ->> 'ratio',
                   s.figures::jsonb ->> 'grade', s.payable_fen, s.paid_fen + s.paid_before_fen,
                   statement_state(s.returned, s.superseded, s.approvals, s.last_day, s.undecided, s.upheld, s.payable_fen,
                       s.payable_fen - s.paid_fen - s.paid_before_fen, $2::date)
            from place_institution i
            left join statement_standing s
                on s.institution_id = i.id and s.kind = 'RETENTION' and s.year = $1 and s.version = s.standing_version
            where i.code > $3 and ($5::bigint[] is null or i.id = any ($5))
              and (s.id is not null or exists (
                  select from vbp_agreement a join vbp_volume v on v.agreement_id = a.id and v.quantity > 0
                  where v.institution_id = i.id and a.ends_on between make_date($1, 1, 1) and make_date($1, 12, 31)))
            order by i.code limit $4
            """;
    /** Bases are exact: those that no decimal can say stand there as a fraction. */
    static final String COUNTY_TOTAL =
            """
            select count(*), sum(case when x.base like '%/%'
                                      then split_part(x.base, '/', 1)::numeric / split_part(x.base, '/', 2)::numeric
                                      else x.base::numeric end),
                   sum(x.payable_fen)::bigint, sum(x.paid_fen)::bigint
            from (select s.figures::jsonb ->> 'base' as base, s.payable_fen, s.paid_fen + s.paid_before_fen as paid_fen
                  from statement_standing s
                  where s.kind = 'RETENTION' and s.year = $1 and s.version = s.standing_version
                    and ($2::bigint[] is null or s.institution_id = any ($2))) x
            """;

    /** An institution that has something to be reckoned. */
    record Subject(long id, String code) {}

    /**
     * What is known of one institution, product and period; null where something is not known.
     *
     * @param code of the line
     * @param source which fact counts, a word of the batch or of the monitoring rule
     * @param period batch and agreement
     * @param unmapped lines of the platform in the period that are mapped to nothing, of whatever product they would be
     */
    record Known(
            long institution, String code, String name, String source, @Nullable Long reported, @Nullable String approvedBy, long agreed,
            long own, long platform, @Nullable Entered entered, @Nullable Former former, Failed failed, String period,
            long unmapped) {}

    /**
     * What suppliers failed to deliver, as two persons have approved.
     *
     * @param orders the order lines of it; null where there is none
     */
    record Failed(long excused, @Nullable String orders) {}

    /** What was entered of a line. */
    record Entered(
            long priceTenThousandths, long otherFen, long otherDearerFen, long otherEvaluatedFen, int fundMillionths,
            int insuredMillionths, boolean retainedBefore, String source) {}

    /** What was bought before: Σqᵢ in minimal units, and Σpᵢqᵢ in yuan times 10,000. */
    record Former(long units, BigDecimal amountTenThousandths, long brands, String source) {}

    /** The score of an assessment. */
    record Score(int scoreTenThousandths, String evidence) {}

    /** A veto for which there is accepted evidence. */
    record Found(long institution, Veto veto, String evidence) {}

    /** An institution of the county's table; without a statement everything but its names is null. */
    record CountyRow(
            String institution, String institutionName, @Nullable Long statement, @Nullable Integer version, @Nullable String base,
            @Nullable String ratio, @Nullable String grade, @Nullable Long payableFen, @Nullable Long paidFen, @Nullable String state) {}

    /** The sums of the county's table; the base in yuan, rounded to the fen. */
    record CountyTotal(long statements, String base, long payableFen, long paidFen) {}

    List<Subject> subjects(Tx tx, int year, LocalDate asOf, @Nullable String code, @Nullable String after) {
        return tx.rows(INSTITUTIONS, row -> new Subject(row.getLong(0), row.getString(1)), year, asOf, code, after, tx.institutions());
    }

    List<String> openPeriods(Tx tx, int year, LocalDate asOf) {
        return tx.rows(OPEN_PERIODS, row -> row.getString(0), year, asOf);
    }

    /** @param usual which fact counts in a batch that does not say it */
    List<Known> cells(Tx tx, int year, LocalDate asOf, Collection<Long> institutions, RetentionRule.PriceSource prices, ProgressSource usual) {
        return tx.rows(
                CELLS, RetentionStore::known, year, asOf, Columns.longs(institutions, Long::longValue),
                prices == RetentionRule.PriceSource.REGION, REGION, usual.name());
    }

    Map<Long, Score> scores(Tx tx, int year, Collection<Long> institutions) {
        var scores = new HashMap<Long, Score>();
        tx.rows(SCORES, row -> row, year, Columns.longs(institutions, Long::longValue))
                .forEach(row -> scores.put(row.getLong(0), new Score(row.getInteger(1), row.getString(2))));
        return scores;
    }

    List<Found> found(Tx tx, int year, Collection<Long> institutions) {
        return tx.rows(
                FOUND, row -> new Found(row.getLong(0), Veto.valueOf(row.getString(1)), row.getString(2)), year,
                Columns.longs(institutions, Long::longValue));
    }

    /** Every retention rule set with its version and status, for a refusal that names them. */
    List<String> sets(Tx tx) {
        return tx.rows(SETS, row -> row.getString(0));
    }

    List<CountyRow> county(Tx tx, int year, LocalDate today, String after, int most) {
        return tx.rows(
                COUNTY,
                row -> new CountyRow(
                        row.getString(0), row.getString(1), row.getLong(2), row.getInteger(3), row.getString(4), row.getString(5),
                        row.getString(6), row.getLong(7), row.getLong(8), row.getLong(2) == null ? null : row.getString(9)),
                year, today, after, most, tx.institutions());
    }

    CountyTotal countyTotal(Tx tx, int year) {
        return tx.row(COUNTY_TOTAL, RetentionStore::total, year, tx.institutions()).orElseThrow();
    }

    private static CountyTotal total(Row row) {
        BigDecimal base = row.getBigDecimal(1);
        return new CountyTotal(
                row.getLong(0), base == null ? "0.00" : base.setScale(2, RoundingMode.HALF_UP).toPlainString(),
                row.getLong(2) == null ? 0 : row.getLong(2), row.getLong(3) == null ? 0 : row.getLong(3));
    }

    private static Known known(Row row) {
        return new Known(
                row.getLong(0), row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getString(5), row.getLong(6),
                row.getLong(7), row.getLong(8), row.getLong(9) == null ? null : entered(row),
                row.getLong(17) == null
                        ? null
                        : new Former(row.getLong(17), row.getBigDecimal(18), row.getLong(19), row.getString(20)),
                new Failed(row.getLong(21), row.getString(22)), row.getString(23), row.getLong(24));
    }

    private static Entered entered(Row row) {
        return new Entered(
                row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getInteger(13), row.getInteger(14),
                row.getBoolean(15), row.getString(16));
    }
}
