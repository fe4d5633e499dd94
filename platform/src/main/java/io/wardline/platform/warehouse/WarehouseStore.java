package io.wardline.platform.warehouse;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.catalog.ItemId;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Goods;
import io.wardline.platform.ledger.LotId;
import io.wardline.platform.ledger.OwnerId;
import io.wardline.platform.place.PlaceId;
import io.wardline.platform.web.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Receipts and returns; neither changes once it is written. */
final class WarehouseStore {
    static final String SEALED_RECEIPTS =
            """
            select * from warehouse_receipt where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_LINES =
            """
            select * from warehouse_receipt_line where sealing > $1 and sealing <= $2 order by sealing, receipt_id, line
            """;
    static final String SEALED_RETURNS =
            """
            select * from warehouse_return where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_RETURN_LINES =
            """
            select * from warehouse_return_line where sealing > $1 and sealing <= $2 order by sealing, return_id, line
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("warehouse_receipt", SEALED_RECEIPTS, "id"),
            SealedTable.of("warehouse_receipt_line", SEALED_LINES, "receipt_id", "line"),
            SealedTable.of("warehouse_return", SEALED_RETURNS, "id"),
            SealedTable.of("warehouse_return_line", SEALED_RETURN_LINES, "return_id", "line"));

    static final String ADD_RECEIPT =
            """
            insert into warehouse_receipt (institution_id, place_id, supplier_id, order_no, accepted_on, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """;
    static final String ADD_LINES =
            """
            insert into warehouse_receipt_line (receipt_id, line, institution_id, order_line, item_id, lot_id, quantity, pooled)
            select $1, l.line, $2, l.order_line, l.item_id, l.lot_id, l.quantity, l.pooled > 0
            from unnest($3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[])
                as l (line, order_line, item_id, lot_id, quantity, pooled)
            """;
    static final String RECEIPTS =
            """
            select r.id, i.code, coalesce(p.code, place_kind(r.place_id)), o.code, r.order_no, r.accepted_on, r.account,
                   (select count(*) from warehouse_receipt_line l where l.receipt_id = r.id)
            from warehouse_receipt r
            join place_institution i on i.id = r.institution_id
            join ledger_owner o on o.id = r.supplier_id
            left join place p on p.id = r.place_id
            where r.id > $1 and ($3::bigint[] is null or r.institution_id = any ($3)) and ($4::text is null or i.code = $4)
            order by r.id limit $2
            """;
    static final String RECEIPT =
            """
            select r.id, r.institution_id, r.place_id, r.accepted_on
            from warehouse_receipt r where r.id = $1 and ($2::bigint[] is null or r.institution_id = any ($2))
            """;
    static final String LINES =
            """
            select l.line, l.order_line, i.code, t.number, t.expiry, l.quantity,
                   coalesce((select sum(x.quantity) from warehouse_return_line x
                             where x.receipt_id = l.receipt_id and x.line = l.line), 0)::bigint,
                   l.item_id, l.lot_id, o.id, coalesce(l.pooled, false), t.tagged,
                   coalesce((select array_agg(n.epc order by n.epc) from warehouse_receipt_unit u
                             join ledger_unit n on n.id = u.unit_id
                             where u.receipt_id = l.receipt_id and u.line = l.line
                               and not exists (select from warehouse_return_unit x where x.unit_id = u.unit_id)), '{}')
            from warehouse_receipt_line l
            join catalog_item i on i.id = l.item_id
            join ledger_lot t on t.id = l.lot_id
            join ledger_owner o on o.institution_id = l.institution_id
            where l.receipt_id = $1 and ($2::bigint[] is null or l.institution_id = any ($2))
            order by l.line
            """;
    /** Two returns of one receipt come one after the other; the number is this gate's own. */
    static final String LOCK =
            """
            select pg_advisory_xact_lock(hashtextextended('warehouse_receipt', $1))
            """;
    static final String ADD_RETURN =
            """
            insert into warehouse_return (receipt_id, institution_id, returned_on, reason, account, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7) returning id
            """;
    static final String ADD_RETURN_LINES =
            """
            insert into warehouse_return_line (return_id, receipt_id, line, institution_id, quantity)
            select $1, $2, l.line, $3, l.quantity from unnest($4::bigint[], $5::bigint[]) as l (line, quantity)
            """;

    /** What a return must know of its receipt. */
    record Known(long id, long institution, PlaceId place, LocalDate acceptedOn) {}

    long add(Tx tx, Act act, NewReceipt receipt, long institution, PlaceId place, OwnerId supplier, List<? extends Goods> goods) {
        var id = tx.row(
                        ADD_RECEIPT, row -> row.getLong(0), institution, place.value(), supplier.value(), receipt.orderNo(),
                        receipt.acceptedOn(), act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
        var lines = receipt.lines();
        tx.execute(
                ADD_LINES, id, institution,
                Columns.longs(IntStream.rangeClosed(1, lines.size()).boxed().toList(), Integer::longValue),
                Columns.nullableLongs(lines, NewReceipt.Line::orderLine),
                Columns.longs(goods, each -> each.item().value()),
                Columns.longs(goods, each -> each.lot().value()),
                Columns.longs(lines, NewReceipt.Line::quantity),
                Columns.longs(lines, line -> line.isPooled() ? 1 : 0));
        return id;
    }

    List<Receipt> receipts(Tx tx, Page page, @Nullable String institution) {
        return tx.rows(
                RECEIPTS, WarehouseStore::receipt, page.afterNumber().orElse(0L), page.fetch(), tx.institutions(), institution);
    }

    Optional<Receipt> receipt(Tx tx, long id) {
        return tx.row(RECEIPTS, WarehouseStore::receipt, id - 1, 1, tx.institutions(), null).filter(found -> found.id() == id);
    }

    Optional<Known> find(Tx tx, long id) {
        return tx.row(
                RECEIPT,
                row -> new Known(row.getLong(0), row.getLong(1), new PlaceId(row.getLong(2)), row.getLocalDate(3)),
                id,
                tx.institutions());
    }

    List<ReceiptLine> lines(Tx tx, long receipt) {
        return tx.rows(LINES, WarehouseStore::line, receipt, tx.institutions());
    }

    void lock(Tx tx, long receipt) {
        tx.rows(LOCK, row -> row, receipt);
    }

    long add(Tx tx, Act act, Known receipt, NewReturn wish) {
        var id = tx.row(
                        ADD_RETURN, row -> row.getLong(0), receipt.id(), receipt.institution(), wish.returnedOn(), wish.reason(),
                        act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
        tx.execute(
                ADD_RETURN_LINES, id, receipt.id(), receipt.institution(),
                Columns.longs(wish.lines(), NewReturn.Line::line),
                Columns.longs(wish.lines(), NewReturn.Line::quantity));
        return id;
    }

    private static Receipt receipt(Row row) {
        return new Receipt(
                row.getLong(0), row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLocalDate(5),
                row.getString(6), row.getLong(7));
    }

    private static ReceiptLine line(Row row) {
        return new ReceiptLine(
                row.getInteger(0), row.getInteger(1), row.getString(2), row.getString(3), row.getLocalDate(4), row.getLong(5),
                row.getLong(6),
                new Goods.Loose(new ItemId(row.getLong(7)), new LotId(row.getLong(8)), new OwnerId(row.getLong(9))),
                row.getBoolean(10), row.getBoolean(11), Arrays.asList(row.getArrayOfStrings(12)));
    }
}
