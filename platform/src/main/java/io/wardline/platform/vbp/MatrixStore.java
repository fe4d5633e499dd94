package io.wardline.platform.vbp;

import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.vbp.ProgressStore.Filter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The matrix of institutions and periods: which of its fields there are, how often each changed, and what one is made of. */
final class MatrixStore {
    static final String FIELDS =
            """
            select t.agreement_id, t.institution_id, t.times
            from vbp_touched t
            join vbp_agreement a on a.id = t.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join place_institution i on i.id = t.institution_id
            where ($1::bigint[] is null or t.institution_id = any ($1))
              and ($2::text is null or b.code = $2) and ($3::text is null or a.code = $3) and ($4::text is null or i.code = $4)
            order by b.code || '/' || a.code || '/' || i.code limit $5
            """;
    /** Of some fields, the same columns as {@link ProgressStore#ROWS}. */
    static final String ROWS_OF =
            """
            with asked as materialized (
                select k.agreement_id, k.institution_id from unnest($1::bigint[], $2::bigint[]) as k (agreement_id, institution_id)),
            unmapped as materialized (
                select k.agreement_id, k.institution_id, count(*) as lines
                from asked k
                join vbp_unmapped n on n.agreement_id = k.agreement_id and n.institution_id = k.institution_id and n.accepted_on <= $3
                group by k.agreement_id, k.institution_id),
            failed as materialized (
                select f.agreement_id, f.institution_id, f.product_id, sum(f.units)::bigint as units, sum(f.excused)::bigint as excused
                from asked k
                join vbp_failed($3) f on f.agreement_id = k.agreement_id and f.institution_id = k.institution_id
                group by f.agreement_id, f.institution_id, f.product_id)
            select b.code, a.code, a.starts_on, a.ends_on, b.source, i.code, i.name, p.code, p.name, p.unit,
                   coalesce(v.quantity, 0), c.own_accepted, c.own_returned, c.own_other, c.platform_accepted, c.platform_returned, c.platform_other,
                   coalesce(u.lines, 0), coalesce(f.units, 0), coalesce(f.excused, 0), c.last_own_on, c.last_platform_on,
                   c.agreement_id, c.institution_id
            from asked k
            join vbp_progress c on c.agreement_id = k.agreement_id and c.institution_id = k.institution_id
            join vbp_agreement a on a.id = c.agreement_id
            join vbp_batch b on b.id = a.batch_id
            join vbp_product p on p.id = c.product_id
            join place_institution i on i.id = c.institution_id
            left join vbp_volume v on v.agreement_id = c.agreement_id and v.institution_id = c.institution_id
                 and v.product_id = c.product_id
            left join unmapped u on u.agreement_id = c.agreement_id and u.institution_id = c.institution_id
            left join failed f on f.agreement_id = c.agreement_id and f.institution_id = c.institution_id
                 and f.product_id = c.product_id
            where $4::bigint[] is null or c.institution_id = any ($4)
            """;

    /** An institution's period. */
    record Field(long agreement, long institution) {}

    /**
     * How often a field changed.
     *
     * @param times grows with every change
     */
    record Counted(Field field, long times) {}

    /** A product of a field. */
    record Product(Field field, ProgressRow row) {}

    /** In the order of the matrix. */
    List<Counted> fields(Tx tx, Filter filter, int most) {
        tx.planOnce();
        return tx.rows(
                FIELDS, row -> new Counted(new Field(row.getLong(0), row.getLong(1)), row.getLong(2)), tx.institutions(),
                filter.batch(), filter.agreement(), filter.institution(), most);
    }

    /** The products of these fields. */
    List<Product> products(Tx tx, Collection<Field> fields, LocalDate today) {
        tx.planForValues();
        return tx.rows(
                ROWS_OF, row -> new Product(new Field(row.getLong(22), row.getLong(23)), ProgressStore.row(row)),
                Columns.longs(fields, Field::agreement), Columns.longs(fields, Field::institution), today, tx.institutions());
    }
}
