package io.wardline.platform.vbp;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.web.Fields;
import java.util.List;

/** Agreed volumes of one period, row by row. */
final class VolumeSheet {
    static final SheetForm<Row> FORM = new SheetForm<>("约定采购量 Volumes", List.of(
            Column.required("institution", "机构编码", "Institution", row -> Cell.text(row.institution())),
            Column.required("product", "产品编码", "Product", row -> Cell.text(row.product())),
            Column.required("quantity", "约定采购量", "Agreed volume", row -> new Cell.Whole(row.quantity()))));

    private VolumeSheet() {}

    /** One row. */
    record Row(String institution, String product, long quantity) {
        static Row read(Fields fields) {
            return new Row(
                    fields.text("institution", VbpRoutes.LONGEST_CODE),
                    fields.text("product", VbpRoutes.LONGEST_CODE),
                    fields.number("quantity", 0, Volume.MOST));
        }
    }
}
