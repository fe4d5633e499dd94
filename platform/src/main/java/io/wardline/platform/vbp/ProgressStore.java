package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kept sums, and the lines that they are made of. */
final class ProgressStore {
    static final String ROWS =
            """
            with unmapped as (
                select n.agreement_id, n.institution_id, count(*) as lines
                from vbp_line n
                where ($3::bigint[] is null or n.institution_id = any ($3))
                  and not exists (select from vbp_resolved x where x.line_id = n.id)
                group by n.agreement_id, n.institution_id)
            select b.code, a.code, a.starts_on, a.ends_on, b.source, i.code, i.name, p.code, p.name, p.unit,
                   coalesce(v.quantity, 0), c.own_accepted, c.own_returned, c.own_other,
                   c.platform_accepted, c.platform_returned, c.platform_other, coalesce(u.lines, 0), c.last_own_on, c.last_platform_on
            from vbp_progress c
            join vbp_agreement a on a.id = c.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = c.product_id
            join place_institution i on i.id = c.institution_id
            left join vbp_volume v on v.agreement_id = c.agreement_id and v.institution_id = c.institution_id
                 and v.product_id = c.product_id
            left join unmapped u on u.agreement_id = c.agreement_id and u.institution_id = c.institution_id
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
    /** Our receipts of a cell, then the platform's lines of it, then its lines that are mapped to nothing; in the order of days. */
    static final String ENTRIES =
            """
            select e.* from (
                select r.accepted_on as day, 'OWN' as fact, r.id as receipt_id, l.line, r.order_no, l.order_line, i.code as item,
                       l.quantity - coalesce((select sum(x.quantity) from warehouse_return_line x
                                              where x.receipt_id = l.receipt_id and x.line = l.line), 0)::bigint as units,
                       m.supplier_id is not null as selected, null::text as code, null::bigint as packs, null::text as unit,
                       null::int as version, null::bigint as factor,
                       to_char(r.accepted_on, 'YYYYMMDD') || '/1/' || lpad(r.id::text, 19, '0') || '/' || lpad(l.line::text, 10, '0') as key
                from vbp_agreement a
                join vbp_product_item m on m.batch_id = a.batch_id and m.product_id = $3
                join warehouse_receipt_line l on l.institution_id = $2 and l.item_id = m.item_id
                join warehouse_receipt r on r.id = l.receipt_id and r.accepted_on between a.starts_on and a.ends_on
                join catalog_item i on i.id = l.item_id
                where a.id = $1
                union all
                select n.accepted_on, 'PLATFORM', null, n.row_no, n.order_no, n.order_line, i.code, x.quantity,
                       coalesce(m.supplier_id is not null, false), n.platform_code, n.quantity, n.unit, g.version, g.pack_factor,
                       to_char(n.accepted_on, 'YYYYMMDD') || '/2/' || lpad(n.id::text, 19, '0')
                from vbp_line n
                join vbp_agreement a on a.id = n.agreement_id
                left join vbp_resolved x on x.line_id = n.id
                left join vbp_mapping g on g.id = x.mapping_id
                left join catalog_item i on i.id = x.item_id
                left join vbp_product_item m on m.batch_id = a.batch_id and m.item_id = x.item_id
                where n.agreement_id = $1 and n.institution_id = $2 and (x.line_id is null or x.product_id = $3)) e
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
            select greatest(0, coalesce(sum(l.quantity - coalesce((select sum(x.quantity) from warehouse_return_line x
                       where x.receipt_id = l.receipt_id and x.line = l.line), 0)), 0))::bigint
            from vbp_agreement a
            join vbp_product_item m on m.batch_id = a.batch_id and m.product_id = $3 and m.supplier_id is null
            join warehouse_receipt_line l on l.institution_id = $2 and l.item_id = m.item_id
            join warehouse_receipt r on r.id = l.receipt_id
                 and r.accepted_on between a.starts_on - (a.ends_on - a.starts_on + 1) and a.starts_on - 1
            where a.id = $1 and ($4::bigint[] is null or $2 = any ($4))
            """;

    /** Which cells are asked for; null where one does not matter. */
    record Filter(@Nullable String batch, @Nullable String agreement, @Nullable String institution, @Nullable String product) {
        static final Filter ALL = new Filter(null, null, null, null);
    }

    /** What a figure was before a mapping changed it, and after. */
    record Revision(
            String code, int version, long beforeUnits, long afterUnits, long beforeOtherUnits, long afterOtherUnits, Instant at) {}

    /** An entry with the key by which the list goes on. */
    record Keyed(String key, Entry entry) {}

    List<ProgressRow> rows(Tx tx, String after, int most, Filter filter) {
        tx.planForValues();
        return tx.rows(
                ROWS, ProgressStore::row, after, most, tx.institutions(), filter.batch(), filter.agreement(), filter.institution(),
                filter.product());
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

    long formerOther(Tx tx, Cell cell) {
        return tx.row(
                        FORMER_OTHER, row -> row.getLong(0), cell.agreement(), cell.institution(), cell.product(), tx.institutions())
                .orElse(0L);
    }

    private static ProgressRow row(Row row) {
        var source = ProgressSource.valueOf(row.getString(4));
        var own = new Bought(row.getLong(11), row.getLong(12), row.getLong(13));
        var platform = new Bought(row.getLong(14), row.getLong(15), row.getLong(16));
        var last = source.counted(own, platform) == own ? row.getLocalDate(18) : row.getLocalDate(19);
        return new ProgressRow(
                row.getString(0), row.getString(1), new AgreementPeriod(row.getLocalDate(2), row.getLocalDate(3)), source,
                row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getLong(10), own,
                platform, row.getLong(17), last);
    }

    private static Keyed entry(Row row) {
        LocalDate day = row.getLocalDate(0);
        var unit = row.getString(11);
        return new Keyed(row.getString(14), new Entry(
                Entry.Fact.valueOf(row.getString(1)), day, row.getLong(2), row.getInteger(3), row.getString(4), row.getInteger(5),
                row.getString(6), row.getLong(7), row.getBoolean(8), row.getString(9), row.getLong(10),
                unit == null ? null : PackUnit.valueOf(unit), row.getInteger(12), row.getLong(13)));
    }
}
