package io.wardline.platform.ledger;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import java.util.List;
import java.util.Map;

/** The stock as a spreadsheet: a row for every line of the list. */
final class StockSheet {
    private StockSheet() {}

    /**
     * @param institutions what the institution of each place is called, by the place's code: a file leaves the page that says
     *     whose stock it is
     */
    static SheetForm<StockCard> of(Map<String, String> institutions) {
        return new SheetForm<>("库存 Stock", List.of(
                Column.required("item", "编码", "Item", card -> Cell.text(card.item())),
                Column.required("name", "名称", "Name", card -> Cell.text(card.name())),
                Column.required("lot", "批号", "Lot", card -> Cell.text(card.lot())),
                Column.required("maker", "生产企业", "Maker", card -> Cell.text(card.maker())),
                Column.required("expiry", "失效日期", "Expiry", StockSheet::expiry),
                Column.required("owner", "货主", "Owner", card -> Cell.text(card.owner())),
                Column.required("institution", "机构", "Institution", card -> Cell.text(institutions.get(card.place()))),
                Column.required("place", "位置编码", "Place", card -> Cell.text(card.place())),
                Column.required("placeName", "位置", "Place name", card -> Cell.text(card.placeName())),
                Column.required("within", "所在", "Within", card -> Cell.text(card.within())),
                Column.required("quantity", "数量", "Quantity", card -> new Cell.Whole(card.quantity())),
                Column.required("holds", "冻结", "Holds", card -> Cell.text(String.join(", ", card.holds())))));
    }

    private static Cell expiry(StockCard card) {
        var day = card.expiry();
        return day == null ? new Cell.Blank() : new Cell.Day(day);
    }
}
