package io.wardline.platform.incentive;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people have entered. */
final class EntryStore {
    /** An arbitrary number, this room's own: whoever enters comes one after the other. */
    static final String LOCK =
            """
            select pg_advisory_xact_lock(4711531)
            """;
    static final String INSTITUTIONS =
            """
            select code, id from place_institution where code = any ($1::text[]) and ($2::bigint[] is null or id = any ($2))
            """;
    static final String LINES =
            """
            select b.code || '/' || a.code || '/' || p.code, a.id, p.id
            from vbp_batch b join vbp_agreement a on a.batch_id = b.id join vbp_product p on p.batch_id = b.id
            where b.code || '/' || a.code || '/' || p.code = any ($1::text[])
            """;
    static final String LINES_BEFORE =
            """
            select concat_ws('/', f.agreement_id, f.institution_id, f.product_id, ''),
                   concat_ws(' ', f.price_ten_thousandths, f.other_fen, f.other_dearer_fen, f.other_evaluated_fen, f.fund_millionths,
                       f.insured_millionths, f.retained_before::text, f.source)
            from incentive_fact f
            join (select distinct n.agreement_id, n.institution_id, n.product_id
                  from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as n (agreement_id, institution_id, product_id)) k
                using (agreement_id, institution_id, product_id)
            """;
    static final String PUT_LINES =
            """
            insert into incentive_fact (agreement_id, institution_id, product_id, price_ten_thousandths, other_fen, other_dearer_fen,
                other_evaluated_fen, fund_millionths, insured_millionths, retained_before, source, account, at)
            select n.*, $12, $13
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::int[],
                $9::int[], $10::boolean[], $11::text[]) as n
            order by 1, 2, 3
            on conflict on constraint incentive_fact_pkey do update set price_ten_thousandths = excluded.price_ten_thousandths,
                other_fen = excluded.other_fen, other_dearer_fen = excluded.other_dearer_fen,
                other_evaluated_fen = excluded.other_evaluated_fen, fund_millionths = excluded.fund_millionths,
                insured_millionths = excluded.insured_millionths, retained_before = excluded.retained_before, source = excluded.source,
                account = excluded.account, at = excluded.at
            """;
    static final String BRANDS_BEFORE =
            """
            select concat_ws('/', f.agreement_id, f.institution_id, f.product_id, f.brand),
                   concat_ws(' ', f.units, f.price_ten_thousandths, f.source)
            from incentive_brand f
            join (select distinct n.agreement_id, n.institution_id, n.product_id
                  from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as n (agreement_id, institution_id, product_id)) k
                using (agreement_id, institution_id, product_id)
            """;
    static final String PUT_BRANDS =
            """
            insert into incentive_brand (agreement_id, institution_id, product_id, brand, units, price_ten_thousandths, source, account, at)
            select n.*, $8, $9
            from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::text[]) as n
            order by 1, 2, 3
            on conflict on constraint incentive_brand_pkey do update set units = excluded.units,
                price_ten_thousandths = excluded.price_ten_thousandths, source = excluded.source, account = excluded.account, at = excluded.at
            """;
    static final String SCORES_BEFORE =
            """
            select concat_ws('/', 0, f.institution_id, 0, f.year), concat_ws(' ', f.score_ten_thousandths, f.evidence)
            from incentive_score f where f.institution_id = any ($1::bigint[])
            """;
    static final String PUT_SCORES =
            """
            insert into incentive_score (institution_id, year, score_ten_thousandths, evidence, account, at)
            select n.*, $5, $6 from unnest($1::bigint[], $2::int[], $3::int[], $4::text[]) as n order by 1, 2
            on conflict on constraint incentive_score_pkey do update set score_ten_thousandths = excluded.score_ten_thousandths,
                evidence = excluded.evidence, account = excluded.account, at = excluded.at
            """;
    static final String LISTED_LINES =
            """
            select i.code, b.code, a.code, p.code, f.price_ten_thousandths, f.other_fen, f.other_dearer_fen, f.other_evaluated_fen,
                   f.fund_millionths, f.insured_millionths, f.retained_before, f.source
            from incentive_fact f
            join vbp_agreement a on a.id = f.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = f.product_id
            join place_institution i on i.id = f.institution_id
            where i.code || '/' || b.code || '/' || a.code || '/' || p.code > $1
              and ($3::bigint[] is null or f.institution_id = any ($3))
              and ($4::text is null or b.code = $4) and ($5::text is null or i.code = $5)
            order by i.code || '/' || b.code || '/' || a.code || '/' || p.code limit $2
            """;
    /** Of the region, number 1, a hospital sees what its own published statement cites. */
    static final String LISTED_BRANDS =
            """
            select i.code, b.code, a.code, p.code, f.brand, f.units, f.price_ten_thousandths, f.source
            from incentive_brand f
            join vbp_agreement a on a.id = f.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = f.product_id
            join place_institution i on i.id = f.institution_id
            where i.code || '/' || b.code || '/' || a.code || '/' || p.code || '/' || f.brand > $1
              and ($3::bigint[] is null or f.institution_id = any ($3)
                   or f.institution_id = 1 and (f.agreement_id, f.product_id) in (
                       select c.agreement_id, c.product_id from incentive_cited c where c.institution_id = any ($3)))
              and ($4::text is null or b.code = $4) and ($5::text is null or i.code = $5)
            order by i.code || '/' || b.code || '/' || a.code || '/' || p.code || '/' || f.brand limit $2
            """;
    static final String LISTED_SCORES =
            """
            select i.code, f.year, f.score_ten_thousandths, f.evidence
            from incentive_score f join place_institution i on i.id = f.institution_id
            where i.code || '/' || f.year > $1 and ($3::bigint[] is null or f.institution_id = any ($3))
              and ($4::text is null or i.code = $4)
            order by i.code || '/' || f.year limit $2
            """;

    /** A row with the numbers of what it names; a score has neither agreement nor product. */
    record Placed<R>(R row, long agreement, long institution, long product, String rest) {
        String key() {
            return agreement + "/" + institution + "/" + product + "/" + rest;
        }
    }

    /** A line by its numbers. */
    record LineNumbers(long agreement, long product) {}

    void lock(Tx tx) {
        tx.rows(LOCK, row -> row);
    }

    Map<String, Long> institutions(Tx tx, Collection<String> codes) {
        var numbers = new HashMap<String, Long>();
        tx.rows(INSTITUTIONS, row -> row, Columns.texts(codes, code -> code), tx.institutions())
                .forEach(row -> numbers.put(row.getString(0), row.getLong(1)));
        return numbers;
    }

    Map<String, LineNumbers> lines(Tx tx, Collection<String> codes) {
        var numbers = new HashMap<String, LineNumbers>();
        tx.rows(LINES, row -> row, Columns.texts(codes, code -> code))
                .forEach(row -> numbers.put(row.getString(0), new LineNumbers(row.getLong(1), row.getLong(2))));
        return numbers;
    }

    Map<String, String> linesBefore(Tx tx, List<Placed<LineEntry>> rows) {
        return before(tx.rows(LINES_BEFORE, row -> row, agreements(rows), institutionsOf(rows), products(rows)));
    }

    void putLines(Tx tx, Act act, List<Placed<LineEntry>> rows) {
        tx.execute(
                PUT_LINES, agreements(rows), institutionsOf(rows), products(rows),
                Columns.longs(rows, each -> each.row().priceTenThousandths()),
                Columns.longs(rows, each -> each.row().otherFen()),
                Columns.longs(rows, each -> each.row().otherDearerFen()),
                Columns.longs(rows, each -> each.row().otherEvaluatedFen()),
                Columns.filled(rows, Integer[]::new, each -> each.row().fundMillionths()),
                Columns.filled(rows, Integer[]::new, each -> each.row().insuredMillionths()),
                Columns.filled(rows, Boolean[]::new, each -> each.row().retainedBefore()),
                Columns.texts(rows, each -> each.row().source()), act.account(), at(act));
    }

    Map<String, String> brandsBefore(Tx tx, List<Placed<BrandEntry>> rows) {
        return before(tx.rows(BRANDS_BEFORE, row -> row, agreements(rows), institutionsOf(rows), products(rows)));
    }

    void putBrands(Tx tx, Act act, List<Placed<BrandEntry>> rows) {
        tx.execute(
                PUT_BRANDS, agreements(rows), institutionsOf(rows), products(rows),
                Columns.texts(rows, each -> each.row().brand()),
                Columns.longs(rows, each -> each.row().units()),
                Columns.longs(rows, each -> each.row().priceTenThousandths()),
                Columns.texts(rows, each -> each.row().source()), act.account(), at(act));
    }

    Map<String, String> scoresBefore(Tx tx, List<Placed<ScoreEntry>> rows) {
        return before(tx.rows(SCORES_BEFORE, row -> row, institutionsOf(rows)));
    }

    void putScores(Tx tx, Act act, List<Placed<ScoreEntry>> rows) {
        tx.execute(
                PUT_SCORES, institutionsOf(rows), Columns.filled(rows, Integer[]::new, each -> each.row().year()),
                Columns.filled(rows, Integer[]::new, each -> each.row().scoreTenThousandths()),
                Columns.texts(rows, each -> each.row().evidence()), act.account(), at(act));
    }

    List<LineEntry> listedLines(Tx tx, Page page, @Nullable String batch, @Nullable String institution) {
        return tx.rows(
                LISTED_LINES,
                row -> new LineEntry(
                        row.getString(0), line(row), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), row.getInteger(8),
                        row.getInteger(9), row.getBoolean(10), row.getString(11)),
                page.after().orElse(""), page.fetch(), tx.institutions(), batch, institution);
    }

    List<BrandEntry> listedBrands(Tx tx, Page page, @Nullable String batch, @Nullable String institution) {
        return tx.rows(
                LISTED_BRANDS,
                row -> new BrandEntry(
                        row.getString(0), line(row), row.getString(4), row.getLong(5), row.getLong(6), row.getString(7)),
                page.after().orElse(""), page.fetch(), tx.institutions(), batch, institution);
    }

    List<ScoreEntry> listedScores(Tx tx, Page page, @Nullable String institution) {
        return tx.rows(
                LISTED_SCORES, row -> new ScoreEntry(row.getString(0), row.getInteger(1), row.getInteger(2), row.getString(3)),
                page.after().orElse(""), page.fetch(), tx.institutions(), institution);
    }

    private static LineKey line(Row row) {
        return new LineKey(row.getString(1), row.getString(2), row.getString(3));
    }

    private static Map<String, String> before(List<Row> rows) {
        var before = new HashMap<String, String>();
        rows.forEach(row -> before.put(row.getString(0), row.getString(1)));
        return before;
    }

    private static <R> Object agreements(List<Placed<R>> rows) {
        return Columns.longs(rows, Placed::agreement);
    }

    private static <R> Object institutionsOf(List<Placed<R>> rows) {
        return Columns.longs(rows, Placed::institution);
    }

    private static <R> Object products(List<Placed<R>> rows) {
        return Columns.longs(rows, Placed::product);
    }

    private static OffsetDateTime at(Act act) {
        return act.at().atOffset(ZoneOffset.UTC);
    }
}
