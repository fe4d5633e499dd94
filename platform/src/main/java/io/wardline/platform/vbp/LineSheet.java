package io.wardline.platform.vbp;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.web.Fields;
import java.util.List;

/** The file of the provincial platform, row by row. */
final class LineSheet {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_UNIT = 16;
    private static final long MOST_ORDER_LINES = 1_000_000;

    static final SheetForm<PlatformLine> FORM = new SheetForm<>("采购明细 Lines", List.of(
            Column.required("batch", "批次", "Batch", line -> Cell.text(line.batch())),
            Column.required("orderNo", "订单号", "Order", line -> Cell.text(line.orderNo())),
            Column.required("orderLine", "行号", "Line", line -> new Cell.Whole(line.orderLine())),
            Column.optional("deliveryNo", "配送单号", "Delivery", line -> Cell.text(line.deliveryNo())),
            Column.required("account", "采购账户", "Account", line -> Cell.text(line.account())),
            Column.required("code", "产品编码", "Product code", line -> Cell.text(line.code())),
            Column.optional("name", "产品名称", "Product name", line -> Cell.text(line.name())),
            Column.required("quantity", "数量", "Quantity", line -> new Cell.Whole(line.quantity())),
            Column.required("unit", "单位", "Unit", line -> Cell.text(line.unit().name())),
            Column.required("acceptedOn", "验收日期", "Accepted on", line -> new Cell.Day(line.acceptedOn()))));

    private LineSheet() {}

    static PlatformLine line(Fields fields) {
        return new PlatformLine(
                fields.text("batch", 32),
                fields.text("orderNo", LONGEST_CODE),
                (int) fields.number("orderLine", 1, MOST_ORDER_LINES),
                fields.optionalText("deliveryNo", LONGEST_CODE).orElse(""),
                fields.text("account", LONGEST_CODE),
                fields.text("code", LONGEST_CODE),
                fields.optionalText("name", LONGEST_NAME).orElse(null),
                fields.number("quantity", -PlatformLine.MOST, PlatformLine.MOST),
                fields.parsed("unit", LONGEST_UNIT, PackUnit::of, PackUnit.UNIT),
                fields.date("acceptedOn"));
    }
}
