package io.wardline.platform.catalog;

import io.wardline.platform.file.paper.Paper;
import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetContent;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.file.sheet.SheetForm.Imported;
import io.wardline.platform.web.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The catalogue as a spreadsheet. */
final class ItemSheet {
    static final SheetForm<Item> FORM = new SheetForm<>("目录 Items", List.of(
            Column.required("code", "编码", "Code", item -> Cell.text(item.code())),
            Column.optional("gtin", "商品条码 GTIN", "GTIN", item -> Cell.text(item.gtin())),
            Column.required("name", "名称", "Name", item -> Cell.text(item.name())),
            Column.required("baseUnit", "最小单位", "Base unit", item -> Cell.text(item.baseUnit())),
            Column.optional("itemClass", "类别", "Class", item -> Cell.text(item.itemClass())),
            Column.optional("maker", "生产企业", "Maker", item -> Cell.text(item.maker()))));

    /** Its columns on paper. */
    static final List<Paper.Column> PRINTED = List.of(
            new Paper.Column("编码 Code", 3, false),
            new Paper.Column("GTIN", 3, false),
            new Paper.Column("名称 Name", 6, false),
            new Paper.Column("单位 Unit", 2, false),
            new Paper.Column("生产企业 Maker", 4, false));

    private ItemSheet() {}

    /** An item as a row on paper. */
    static List<String> printed(Item item) {
        var gtin = item.gtin();
        return List.of(item.code(), gtin == null ? "" : gtin, item.name(), item.baseUnit(), item.maker());
    }

    /** Rows that say what another row of the same sheet has said. */
    static List<FieldError> twice(SheetContent content, List<Imported<NewItem>> rows) {
        var codes = new HashMap<String, Integer>();
        var gtins = new HashMap<String, Integer>();
        var errors = new ArrayList<FieldError>();
        for (var row : rows) {
            var earlier = codes.putIfAbsent(row.row().code(), row.number());
            if (earlier != null) {
                errors.add(at(content, row, "code", "sheet_twice", Map.of("row", earlier)));
            }
            var gtin = row.row().gtin();
            var same = gtin == null ? null : gtins.putIfAbsent(gtin.digits(), row.number());
            if (same != null) {
                errors.add(at(content, row, "gtin", "sheet_twice", Map.of("row", same)));
            }
        }
        return errors;
    }

    /** Rows whose code or GTIN the catalogue has already. */
    static List<FieldError> taken(
            SheetContent content, List<Imported<NewItem>> rows, Collection<String> codes, Collection<String> gtins) {
        var errors = new ArrayList<FieldError>();
        for (var row : rows) {
            if (codes.contains(row.row().code())) {
                errors.add(at(content, row, "code", "taken", Map.of()));
            }
            var gtin = row.row().gtin();
            if (gtin != null && gtins.contains(gtin.digits())) {
                errors.add(at(content, row, "gtin", "taken", Map.of()));
            }
        }
        return errors;
    }

    private static FieldError at(
            SheetContent content, Imported<NewItem> row, String field, String code, Map<String, Object> parameters) {
        return FORM.at(content, row.number(), new FieldError(field, code, parameters));
    }
}
