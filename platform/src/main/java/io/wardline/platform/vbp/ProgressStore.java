package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kept sums, and the lines that they are made of. */
final class ProgressStore {
    /** As they are kept: the figures of today. */
    static final String ROWS =
            """
            with unmapped as (
                select n.agreement_id, n.institution_id, count(*) as lines
                from vbp_unmapped n
                where ($3::bigint[] is null or n.institution_id = any ($3)) and n.accepted_on <= $8
                group by n.agreement_id, n.institution_id),
            failed as (
                select f.agreement_id, f.institution_id, f.product_id, sum(f.units)::bigint as units, sum(f.excused)::bigint as excused
                from vbp_failed($8) f
                where $3::bigint[] is null or f.institution_id = any ($3)
                group by f.agreement_id, f.institution_id, f.product_id)
            select b.code, a.code, a.starts_on, a.ends_on, b.source, i.code, i.name, p.code, p.name, p.unit,
                   coalesce(v.quantity, 0), c.own_accepted, c.own_returned, c.own_other, c.platform_accepted, c.platform_returned, c.platform_other,
                   coalesce(u.lines, 0), coalesce(f.units, 0), coalesce(f.excused, 0), c.last_own_on, c.last_platform_on
            from vbp_progress c
            join vbp_agreement a on a.id = c.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = c.product_id
            join place_institution i on i.id = c.institution_id
            left join vbp_volume v on v.agreement_id = c.agreement_id and v.institution_id = c.institution_id
                 and v.product_id = c.product_id
            left join unmapped u on u.agreement_id = c.agreement_id and u.institution_id = c.institution_id
            left join failed f on f.agreement_id = c.agreement_id and f.institution_id = c.institution_id
                 and f.product_id = c.product_id
            where b.code || '/' || a.code || '/' || i.code || '/' || p.code > $1
              and ($3::bigint[] is null or c.institution_id = any ($3))
              and ($4::text is null or b.code = $4) and ($5::text is null or a.code = $5)
              and ($6::text is null or i.code = $6) and ($7::text is null or p.code = $7)
            order by b.code || '/' || a.code || '/' || i.code || '/' || p.code limit $2
            """;
    /** Counted from the dated entries, up to the end of a day; what lines mean is as mapped today, and volumes as agreed today. */
    static final String ROWS_AS_OF =
            """
            with unmapped as (
                select n.agreement_id, n.institution_id, count(*) as lines
                from vbp_unmapped n
                where ($3::bigint[] is null or n.institution_id = any ($3)) and n.accepted_on <= $8
                group by n.agreement_id, n.institution_id),
            failed as (
                select f.agreement_id, f.institution_id, f.product_id, sum(f.units)::bigint as units, sum(f.excused)::bigint as excused
                from vbp_failed($8) f
                where $3::bigint[] is null or f.institution_id = any ($3)
                group by f.agreement_id, f.institution_id, f.product_id)
            select b.code, a.code, a.starts_on, a.ends_on, b.source, i.code, i.name, p.code, p.name, p.unit,
                   coalesce(v.quantity, 0), coalesce(o.accepted, 0)::bigint, coalesce(o.returned, 0)::bigint, coalesce(o.other, 0)::bigint,
                   coalesce(q.accepted, 0)::bigint, coalesce(q.returned, 0)::bigint, coalesce(q.other, 0)::bigint,
                   coalesce(u.lines, 0), coalesce(f.units, 0), coalesce(f.excused, 0), o.last_on, q.last_on
            from vbp_progress c
            join vbp_agreement a on a.id = c.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = c.product_id
            join place_institution i on i.id = c.institution_id
            left join vbp_volume v on v.agreement_id = c.agreement_id and v.institution_id = c.institution_id
                 and v.product_id = c.product_id
            left join unmapped u on u.agreement_id = c.agreement_id and u.institution_id = c.institution_id
            left join failed f on f.agreement_id = c.agreement_id and f.institution_id = c.institution_id
                 and f.product_id = c.product_id
            left join lateral (
                select sum(k.accepted) filter (where m.supplier_id is not null) as accepted,
                       sum(k.returned) filter (where m.supplier_id is not null) as returned,
                       sum(k.accepted - k.returned) filter (where m.supplier_id is null) as other,
                       max(k.last_on) filter (where m.supplier_id is not null) as last_on
                from vbp_product_item m
                cross join lateral (
                    select sum(g.quantity) as accepted, sum(y.quantity) as returned, max(g.accepted_on) as last_on
                    from warehouse_bought g
                    cross join lateral (
                        select coalesce(sum(x.quantity), 0) as quantity from warehouse_taken_back x
                        where x.receipt_id = g.receipt_id and x.line = g.line and x.institution_id = g.institution_id
                          and x.returned_on <= $8) y
                    where g.institution_id = c.institution_id and g.item_id = m.item_id
                      and g.accepted_on between a.starts_on and least(a.ends_on, $8)) k
                where m.product_id = c.product_id) o on true
            left join lateral (
                select sum(x.quantity) filter (where m.supplier_id is not null and x.quantity > 0) as accepted,
                       -sum(x.quantity) filter (where m.supplier_id is not null and x.quantity < 0) as returned,
                       sum(x.quantity) filter (where m.supplier_id is null) as other,
                       max(n.accepted_on) filter (where m.supplier_id is not null and x.quantity > 0) as last_on
                from vbp_resolved x
                join vbp_line n on n.id = x.line_id and n.accepted_on <= $8
                join vbp_product_item m on m.batch_id = a.batch_id and m.item_id = x.item_id
                where x.agreement_id = c.agreement_id and x.institution_id = c.institution_id and x.product_id = c.product_id) q on true
            where b.code || '/' || a.code || '/' || i.code || '/' || p.code > $1
              and ($3::bigint[] is null or c.institution_id = any ($3))
              and ($4::text is null or b.code = $4) and ($5::text is null or a.code = $5)
              and ($6::text is null or i.code = $6) and ($7::text is null or p.code = $7)
            order by b.code || '/' || a.code || '/' || i.code || '/' || p.code limit $2
            """;
    static final String CELL =
            """
            select c.agreement_id, c.institution_id, c.product_id
            from vbp_progress c
            join vbp_agreement a on a.id = c.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = c.product_id
            join place_institution i on i.id = c.institution_id
            where b.code = $1 and a.code = $2 and i.code = $3 and p.code = $4
              and ($5::bigint[] is null or c.institution_id = any ($5))
            """;
    /** {@code offset 0} lets the item reach the index behind the union. Our receipts of a cell, then the platform's lines of it, then its lines that are mapped to nothing, and those that were withdrawn; in the order of days. */
    static final String ENTRIES =
            """
            select e.* from (
                select g.accepted_on as day, 'OWN' as fact, g.receipt_id, null::bigint as file, g.line, g.order_no, g.order_line, i.code as item,
                       g.quantity - coalesce((select sum(x.quantity) from warehouse_taken_back x
                                              where x.receipt_id = g.receipt_id and x.line = g.line
                                                and x.institution_id = g.institution_id), 0)::bigint as units,
                       m.supplier_id is not null as selected, null::text as code, null::bigint as packs, null::text as unit,
                       null::int as version, null::bigint as factor,
                       to_char(g.accepted_on, 'YYYYMMDD') || '/1/' || lpad(g.receipt_id::text, 19, '0') || '/'
                           || lpad(g.line::text, 10, '0') as key,
                       null::bigint as withdrawal, null::bigint as counted, null::text as reason, null::text as proposed_by,
                       null::text as accepted_by, null::timestamptz as at
                from vbp_agreement a
                join vbp_product_item m on m.batch_id = a.batch_id and m.product_id = $3
                cross join lateral (
                    select w.* from warehouse_bought w
                    where w.institution_id = $2 and w.item_id = m.item_id and w.accepted_on between a.starts_on and a.ends_on
                    offset 0) g
                join catalog_item i on i.id = g.item_id
                where a.id = $1
                union all
                select n.accepted_on, 'PLATFORM', null, n.file_id, n.row_no, n.order_no, n.order_line, i.code, x.quantity,
                       coalesce(m.supplier_id is not null, false), n.platform_code, n.quantity, n.unit, g.version, g.pack_factor,
                       to_char(n.accepted_on, 'YYYYMMDD') || '/2/' || lpad(n.id::text, 19, '0'),
                       w.withdrawal_id, w.units, k.reason, k.proposed_by, r.reviewed_by, r.at
                from vbp_line n
                join vbp_agreement a on a.id = n.agreement_id
                left join vbp_resolved x on x.line_id = n.id
                left join vbp_mapping g on g.id = x.mapping_id
                left join vbp_withdrawn w on w.line_id = n.id
                left join vbp_withdrawal k on k.id = w.withdrawal_id
                left join vbp_withdrawal_review r on r.withdrawal_id = w.withdrawal_id
                left join catalog_item i on i.id = coalesce(x.item_id, w.item_id)
                left join vbp_product_item m on m.batch_id = a.batch_id and m.item_id = x.item_id
                where n.agreement_id = $1 and n.institution_id = $2 and coalesce(x.product_id, w.product_id, $3) = $3) e
            where e.key > $4 and ($6::bigint[] is null or $2 = any ($6))
            order by e.key limit $5
            """;
    static final String REVISIONS =
            """
            select g.platform_code, g.version, r.before_net, r.after_net, r.before_other, r.after_other, r.at
            from vbp_revision r join vbp_mapping g on g.id = r.mapping_id
            where r.agreement_id = $1 and r.institution_id = $2 and r.product_id = $3
              and ($4::bigint[] is null or r.institution_id = any ($4))
            order by r.id
            """;
    /** Others that were bought in as long a time before, by our receipts: the platform's lines begin with the period. */
    static final String FORMER_OTHER =
            """
            select greatest(0, coalesce(sum(g.quantity - coalesce((select sum(x.quantity) from warehouse_taken_back x
                       where x.receipt_id = g.receipt_id and x.line = g.line and x.institution_id = g.institution_id
                         and x.returned_on <= $5), 0)), 0))::bigint
            from vbp_agreement a
            join vbp_product_item m on m.batch_id = a.batch_id and m.product_id = $3 and m.supplier_id is null
            cross join lateral (
                select w.* from warehouse_bought w
                where w.institution_id = $2 and w.item_id = m.item_id
                  and w.accepted_on between a.starts_on - (a.ends_on - a.starts_on + 1) and least(a.starts_on - 1, $5)
                offset 0) g
            where a.id = $1 and ($4::bigint[] is null or $2 = any ($4))
            """;

    /** Which cells are asked for; null where one does not matter. */
    record Filter(@Nullable String batch, @Nullable String agreement, @Nullable String institution, @Nullable String product) {
        static Filter read(Fields fields) {
            return new Filter(
                    fields.optionalText("batch", VbpRoutes.LONGEST_CODE).orElse(null),
                    fields.optionalText("agreement", VbpRoutes.LONGEST_CODE).orElse(null),
                    fields.optionalText("institution", VbpRoutes.LONGEST_CODE).orElse(null),
                    fields.optionalText("product", VbpRoutes.LONGEST_CODE).orElse(null));
        }
    }

    /** What a figure was before a mapping changed it, and after. */
    record Revision(
            String code, int version, long beforeUnits, long afterUnits, long beforeOtherUnits, long afterOtherUnits, Instant at) {}

    /** An entry with the key by which the list goes on. */
    record Keyed(String key, Entry entry) {}

    /** Today's figures are kept; those of an earlier day are counted. */
    List<ProgressRow> rows(Tx tx, String after, int most, Filter filter, LocalDate asOf, LocalDate today) {
        return asOf.equals(today) ? kept(tx, after, most, filter, today) : counted(tx, after, most, filter, asOf);
    }

    List<ProgressRow> kept(Tx tx, String after, int most, Filter filter, LocalDate today) {
        tx.planForValues();
        return tx.rows(
                ROWS, ProgressStore::row, after, most, tx.institutions(), filter.batch(), filter.agreement(), filter.institution(),
                filter.product(), today);
    }

    List<ProgressRow> counted(Tx tx, String after, int most, Filter filter, LocalDate asOf) {
        tx.planForValues();
        return tx.rows(
                ROWS_AS_OF, ProgressStore::row, after, most, tx.institutions(), filter.batch(), filter.agreement(),
                filter.institution(), filter.product(), asOf);
    }

    static String key(ProgressRow row) {
        return row.batch() + "/" + row.agreement() + "/" + row.institution() + "/" + row.product();
    }

    Optional<Cell> cell(Tx tx, String batch, String agreement, String institution, String product) {
        return tx.row(
                CELL, row -> new Cell(row.getLong(0), row.getLong(1), row.getLong(2)), batch, agreement, institution, product,
                tx.institutions());
    }

    List<Keyed> entries(Tx tx, Cell cell, Page page) {
        return entries(tx, cell, page.after().orElse(""), page.fetch());
    }

    List<Keyed> entries(Tx tx, Cell cell, String after, int most) {
        return tx.rows(
                ENTRIES, ProgressStore::entry, cell.agreement(), cell.institution(), cell.product(), after, most, tx.institutions());
    }

    List<Revision> revisions(Tx tx, Cell cell) {
        return tx.rows(
                REVISIONS,
                row -> new Revision(
                        row.getString(0), row.getInteger(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5),
                        row.getOffsetDateTime(6).toInstant()),
                cell.agreement(), cell.institution(), cell.product(), tx.institutions());
    }

    long formerOther(Tx tx, Cell cell, LocalDate asOf) {
        return tx.row(
                        FORMER_OTHER, row -> row.getLong(0), cell.agreement(), cell.institution(), cell.product(), tx.institutions(),
                        asOf)
                .orElse(0L);
    }

    /** The columns of {@link #ROWS}. */
    static ProgressRow row(Row row) {
        var source = row.getString(4);
        return new ProgressRow(
                row.getString(0), row.getString(1), new AgreementPeriod(row.getLocalDate(2), row.getLocalDate(3)),
                source == null ? null : ProgressSource.valueOf(source), row.getString(5), row.getString(6), row.getString(7),
                row.getString(8), row.getString(9), row.getLong(10), new Bought(row.getLong(11), row.getLong(12), row.getLong(13)),
                new Bought(row.getLong(14), row.getLong(15), row.getLong(16)), row.getLong(17), row.getLong(18), row.getLong(19),
                row.getLocalDate(20), row.getLocalDate(21));
    }

    private static Keyed entry(Row row) {
        LocalDate day = row.getLocalDate(0);
        var unit = row.getString(12);
        return new Keyed(row.getString(15), new Entry(
                Entry.Fact.valueOf(row.getString(1)), day, row.getLong(2), row.getLong(3), row.getInteger(4), row.getString(5),
                row.getInteger(6), row.getString(7), row.getLong(8), row.getBoolean(9), row.getString(10), row.getLong(11),
                unit == null ? null : PackUnit.valueOf(unit), row.getInteger(13), row.getLong(14), taken(row)));
    }

    private static Entry.@Nullable Taken taken(Row row) {
        return row.getLong(16) == null
                ? null
                : new Entry.Taken(
                        row.getLong(16), row.getLong(17), row.getString(18), row.getString(19), row.getString(20),
                        row.getOffsetDateTime(21).toInstant());
    }
}
