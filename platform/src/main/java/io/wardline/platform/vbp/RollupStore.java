package io.wardline.platform.vbp;

import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.warehouse.AcceptedReceipt;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** The kept sums: which cells a fact belongs to, and counting them anew. */
final class RollupStore {
    /** An arbitrary number, this gate's own: facts share it, and whoever changes what facts mean has it alone. */
    static final String SHARE_GATE =
            """
            select pg_advisory_xact_lock_shared(4711601)
            """;
    static final String HOLD_GATE =
            """
            select pg_advisory_xact_lock(4711601)
            """;
    static final String CELLS_OF_RECEIPT =
            """
            select distinct a.id, g.institution_id, m.product_id
            from unnest($1::bigint[], $3::bigint[]) as g (item_id, institution_id)
            join vbp_product_item m on m.item_id = g.item_id
            join vbp_agreement a on a.batch_id = m.batch_id and $2 between a.starts_on and a.ends_on
            """;
    static final String ENDED =
            """
            select count(*) from vbp_product_item m
            join vbp_agreement a on a.batch_id = m.batch_id and $2 between a.starts_on and a.ends_on
            where m.item_id = any ($1) and a.ends_on < $3
            """;
    static final String CELLS_OF_BATCH =
            """
            select a.id, g.institution_id, m.product_id
            from vbp_agreement a
            join vbp_product_item m on m.batch_id = a.batch_id
            join warehouse_bought g on g.item_id = m.item_id and g.accepted_on between a.starts_on and a.ends_on
            where a.batch_id = $1
            union
            select x.agreement_id, x.institution_id, x.product_id
            from vbp_resolved x join vbp_agreement a on a.id = x.agreement_id where a.batch_id = $1
            union
            select c.agreement_id, c.institution_id, c.product_id
            from vbp_progress c join vbp_agreement a on a.id = c.agreement_id where a.batch_id = $1
            """;
    static final String OPEN =
            """
            insert into vbp_progress (agreement_id, institution_id, product_id)
            select k.agreement_id, k.institution_id, k.product_id
            from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as k (agreement_id, institution_id, product_id)
            order by 1, 2, 3
            on conflict on constraint vbp_progress_pkey do nothing
            """;
    static final String LOCK =
            """
            select c.agreement_id
            from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as k (agreement_id, institution_id, product_id)
            join vbp_progress c using (agreement_id, institution_id, product_id)
            order by c.agreement_id, c.institution_id, c.product_id
            for update of c
            """;
    /**
     * A return counts on the day of the receipt that it takes back, so that no period has more returns than receipts. Summed for each
     * item by itself: only so does the item reach the index behind the union of what was bought.
     */
    static final String RECOUNT =
            """
            update vbp_progress c set
                own_accepted = coalesce(o.accepted, 0), own_returned = coalesce(o.returned, 0), own_other = coalesce(o.other, 0),
                platform_accepted = coalesce(p.accepted, 0), platform_returned = coalesce(p.returned, 0),
                platform_other = coalesce(p.other, 0), last_own_on = o.last_on, last_platform_on = p.last_on
            from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as k (agreement_id, institution_id, product_id)
            join vbp_agreement a on a.id = k.agreement_id
            left join lateral (
                select sum(i.accepted) filter (where m.supplier_id is not null) as accepted,
                       sum(i.returned) filter (where m.supplier_id is not null) as returned,
                       sum(i.accepted - i.returned) filter (where m.supplier_id is null) as other,
                       max(i.last_on) filter (where m.supplier_id is not null) as last_on
                from vbp_product_item m
                cross join lateral (
                    select sum(g.quantity) as accepted, sum(b.quantity) as returned, max(g.accepted_on) as last_on
                    from warehouse_bought g
                    cross join lateral (select coalesce(sum(x.quantity), 0) as quantity from warehouse_taken_back x
                                        where x.receipt_id = g.receipt_id and x.line = g.line
                                          and x.institution_id = g.institution_id) b
                    where g.institution_id = k.institution_id and g.item_id = m.item_id
                      and g.accepted_on between a.starts_on and a.ends_on) i
                where m.product_id = k.product_id) o on true
            left join lateral (
                select sum(x.quantity) filter (where m.supplier_id is not null and x.quantity > 0) as accepted,
                       -sum(x.quantity) filter (where m.supplier_id is not null and x.quantity < 0) as returned,
                       sum(x.quantity) filter (where m.supplier_id is null) as other,
                       max(n.accepted_on) filter (where m.supplier_id is not null and x.quantity > 0) as last_on
                from vbp_resolved x
                join vbp_line n on n.id = x.line_id
                join vbp_product_item m on m.batch_id = a.batch_id and m.item_id = x.item_id
                where x.agreement_id = k.agreement_id and x.institution_id = k.institution_id and x.product_id = k.product_id) p on true
            where c.agreement_id = k.agreement_id and c.institution_id = k.institution_id and c.product_id = k.product_id
            """;

    void shareGate(Tx tx) {
        tx.rows(SHARE_GATE, row -> row);
    }

    void holdGate(Tx tx) {
        tx.rows(HOLD_GATE, row -> row);
    }

    List<Cell> cells(Tx tx, AcceptedReceipt receipt) {
        return tx.rows(
                CELLS_OF_RECEIPT, row -> new Cell(row.getLong(0), row.getLong(1), row.getLong(2)),
                Columns.longs(receipt.purchases(), purchase -> purchase.item().value()), receipt.acceptedOn(),
                Columns.longs(receipt.purchases(), AcceptedReceipt.Purchase::institution));
    }

    /** Whether a period in which anything of it counts has ended before that day. */
    boolean hasEnded(Tx tx, AcceptedReceipt receipt, LocalDate today) {
        return tx.row(
                        ENDED, row -> row.getLong(0) > 0, Columns.longs(receipt.purchases(), purchase -> purchase.item().value()),
                        receipt.acceptedOn(), today)
                .orElseThrow();
    }

    List<Cell> cellsOfBatch(Tx tx, long batch) {
        return tx.rows(CELLS_OF_BATCH, row -> new Cell(row.getLong(0), row.getLong(1), row.getLong(2)), batch);
    }

    /** The cells come into being, are locked in the order of their keys, and only then counted: what others write meanwhile waits. */
    void recount(Tx tx, Collection<Cell> cells) {
        var agreements = Columns.longs(cells, Cell::agreement);
        var institutions = Columns.longs(cells, Cell::institution);
        var products = Columns.longs(cells, Cell::product);
        tx.execute(OPEN, agreements, institutions, products);
        tx.rows(LOCK, row -> row, agreements, institutions, products);
        tx.execute(RECOUNT, agreements, institutions, products);
    }
}
