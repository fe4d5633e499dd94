package io.wardline.platform.warehouse;

import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.UnitId;
import java.time.LocalDate;
import java.util.List;

/** For whom pooled lines were bought, and which tagged pieces lines have. */
final class ShareStore {
    static final String SEALED_SHARES =
            """
            select * from warehouse_receipt_share where sealing > $1 and sealing <= $2 order by sealing, receipt_id, line, institution_id
            """;
    static final String SEALED_RETURN_SHARES =
            """
            select * from warehouse_return_share where sealing > $1 and sealing <= $2 order by sealing, return_id, line, institution_id
            """;
    static final String SEALED_UNITS =
            """
            select * from warehouse_receipt_unit where sealing > $1 and sealing <= $2 order by sealing, unit_id
            """;
    static final String SEALED_RETURN_UNITS =
            """
            select * from warehouse_return_unit where sealing > $1 and sealing <= $2 order by sealing, unit_id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("warehouse_receipt_share", SEALED_SHARES, "receipt_id", "line", "institution_id"),
            SealedTable.of("warehouse_return_share", SEALED_RETURN_SHARES, "return_id", "line", "institution_id"),
            SealedTable.of("warehouse_receipt_unit", SEALED_UNITS, "unit_id"),
            SealedTable.of("warehouse_return_unit", SEALED_RETURN_UNITS, "unit_id"));

    static final String ADD_SHARES =
            """
            insert into warehouse_receipt_share (receipt_id, line, institution_id, item_id, accepted_on, order_no, order_line, requested,
                quantity)
            select l.receipt_id, l.line, s.institution_id, l.item_id, $2, $3, l.order_line, s.requested, s.quantity
            from unnest($4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[]) as s (line, institution_id, requested, quantity)
            join warehouse_receipt_line l on l.receipt_id = $1 and l.line = s.line
            """;
    static final String STANDING =
            """
            select s.line, s.institution_id, i.code, s.quantity - coalesce((
                       select sum(x.quantity) from warehouse_return_share x
                       where x.receipt_id = s.receipt_id and x.line = s.line and x.institution_id = s.institution_id), 0)::bigint
            from warehouse_receipt_share s join place_institution i on i.id = s.institution_id
            where s.receipt_id = $1
            order by s.line, i.code
            """;
    static final String SHARES =
            """
            select s.line, i.code, i.name, s.requested, s.quantity, coalesce((
                       select sum(x.quantity) from warehouse_return_share x
                       where x.receipt_id = s.receipt_id and x.line = s.line and x.institution_id = s.institution_id), 0)::bigint
            from warehouse_receipt_share s join place_institution i on i.id = s.institution_id
            where s.receipt_id = $1 and ($2::bigint[] is null or s.institution_id = any ($2))
            order by s.line, i.code
            """;
    static final String ADD_RETURN_SHARES =
            """
            insert into warehouse_return_share (return_id, receipt_id, line, institution_id, returned_on, quantity)
            select $1, $2, s.line, s.institution_id, $3, s.quantity
            from unnest($4::bigint[], $5::bigint[], $6::bigint[]) as s (line, institution_id, quantity)
            """;
    static final String ADD_UNITS =
            """
            insert into warehouse_receipt_unit (unit_id, receipt_id, line, institution_id)
            select u.unit_id, $1, u.line, $2 from unnest($3::bigint[], $4::bigint[]) as u (unit_id, line)
            """;
    static final String ADD_RETURN_UNITS =
            """
            insert into warehouse_return_unit (unit_id, return_id, line, institution_id)
            select u.unit_id, $1, u.line, $2 from unnest($3::bigint[], $4::bigint[]) as u (unit_id, line)
            """;

    /** What one institution gets of one line. */
    record Part(int line, long institution, long requested, long quantity) {}

    /** What an institution still has of a line. */
    record Standing(int line, long institution, String code, long left) {}

    /** A piece of a line. */
    record Piece(UnitId unit, int line) {}

    /**
     * A share as it is shown.
     *
     * @param requested what the requisition lines of the institution asked for
     * @param quantity its part of what was accepted
     * @param returned of it
     */
    record Shown(int line, String institution, String institutionName, long requested, long quantity, long returned) {}

    void add(Tx tx, long receipt, NewReceipt wish, List<Part> parts) {
        tx.execute(
                ADD_SHARES, receipt, wish.acceptedOn(), wish.orderNo(), Columns.longs(parts, Part::line),
                Columns.longs(parts, Part::institution), Columns.longs(parts, Part::requested), Columns.longs(parts, Part::quantity));
    }

    /** What each institution has left, in the order of lines and codes. */
    List<Standing> standing(Tx tx, long receipt) {
        return tx.rows(
                STANDING, row -> new Standing(row.getInteger(0), row.getLong(1), row.getString(2), row.getLong(3)), receipt);
    }

    List<Shown> shares(Tx tx, long receipt) {
        return tx.rows(
                SHARES,
                row -> new Shown(
                        row.getInteger(0), row.getString(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                receipt, tx.institutions());
    }

    void addReturn(Tx tx, long id, long receipt, LocalDate returnedOn, List<Part> parts) {
        tx.execute(
                ADD_RETURN_SHARES, id, receipt, returnedOn, Columns.longs(parts, Part::line), Columns.longs(parts, Part::institution),
                Columns.longs(parts, Part::quantity));
    }

    void addUnits(Tx tx, long receipt, long institution, List<Piece> pieces) {
        tx.execute(
                ADD_UNITS, receipt, institution, Columns.longs(pieces, piece -> piece.unit().value()),
                Columns.longs(pieces, Piece::line));
    }

    void addReturnedUnits(Tx tx, long id, long institution, List<Piece> pieces) {
        tx.execute(
                ADD_RETURN_UNITS, id, institution, Columns.longs(pieces, piece -> piece.unit().value()),
                Columns.longs(pieces, Piece::line));
    }
}
