package io.wardline.platform.ledger;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The stock as a spreadsheet: a row for every line of the list, in the words of its page. */
final class StockSheet {
    /** What stands beyond the caller's scope has this for an owner, and for a place its kind. */
    private static final String BEYOND = "OTHER";

    private final Map<String, String> institutions;
    private final boolean chinese;

    private StockSheet(Map<String, String> institutions, boolean chinese) {
        this.institutions = institutions;
        this.chinese = chinese;
    }

    /**
     * @param institutions what the institution of each place is called, by the place's code: a file leaves the page that says
     *     whose stock it is
     */
    static SheetForm<StockCard> of(Map<String, String> institutions, boolean chinese) {
        return new StockSheet(institutions, chinese).form();
    }

    private SheetForm<StockCard> form() {
        return new SheetForm<>("库存 Stock", List.of(
                Column.required("item", "品目编码", "Item code", card -> Cell.text(card.item())),
                Column.required("name", "品目", "Item", card -> Cell.text(card.name())),
                Column.required("lot", "批号", "Lot", card -> Cell.text(card.lot())),
                Column.required("maker", "生产企业", "Maker", card -> Cell.text(card.maker())),
                Column.required("expiry", "有效期至", "Usable through", StockSheet::expiry),
                Column.required("owner", "货主", "Owner", card -> Cell.text(card.owner().equals(BEYOND) ? elsewhere() : card.owner())),
                Column.required("institution", "机构", "Institution", card -> Cell.text(institutions.get(card.place()))),
                Column.required("place", "库位编码", "Place code", card -> Cell.text(isOnShelf(card) ? card.place() : "")),
                Column.required("placeName", "库位", "Place", card -> Cell.text(place(card))),
                Column.required("within", "所在", "Within", card -> Cell.text(card.within())),
                Column.required("quantity", "数量", "Quantity", card -> new Cell.Whole(card.quantity())),
                Column.required("holds", "状态", "Status", card -> Cell.text(status(card)))));
    }

    private static Cell expiry(StockCard card) {
        var day = card.expiry();
        return day == null ? new Cell.Blank() : new Cell.Day(day);
    }

    private static boolean isOnShelf(StockCard card) {
        return !card.place().equals(card.placeKind());
    }

    private String elsewhere() {
        return chinese ? "其他机构" : "Another institution";
    }

    private String place(StockCard card) {
        if (isOnShelf(card)) {
            return card.placeName();
        }
        return switch (card.placeKind()) {
            case "OUT" -> chinese ? "取用未归" : "Taken but open";
            case "CONTESTED" -> chinese ? "多柜同时读到" : "Claimed by several cabinets";
            case String _ -> elsewhere();
        };
    }

    /** Only what stands on a shelf in sight can be free. */
    private String status(StockCard card) {
        if (card.holds().isEmpty()) {
            return isOnShelf(card) ? (chinese ? "可用" : "Usable") : "";
        }
        return card.holds().stream().map(this::hold).collect(Collectors.joining(chinese ? "、" : ", "));
    }

    private String hold(String reason) {
        return switch (reason) {
            case "ON_HOLD" -> chinese ? "停用" : "On hold";
            case "QUARANTINED" -> chinese ? "待验/待处理" : "Quarantined";
            case "RECALLED" -> chinese ? "召回" : "Recalled";
            case "DAMAGED" -> chinese ? "破损" : "Damaged";
            case String _ -> reason;
        };
    }
}
