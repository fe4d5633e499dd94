package io.wardline.standalone.browser;

import io.wardline.sim.year.Desk;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Two batches of a year, what two hospitals agreed to buy of them, and what they bought; all of it through the product's doors.
final class Procurement {
    /// Only our receipts count.
    static final String OWN_BATCH = "国采第八批";
    /// The lower of both facts counts, and the platform's lines are mapped to nothing yet.
    static final String LOWER_BATCH = "冠脉支架续约";
    static final String SALINE = "氯化钠注射液 500 mL";
    static final String STENT = "药物洗脱支架";
    /// Under which the platform knows the stent.
    static final String STENT_CODE = "33-0001";
    static final String HEAD = "批次,订单号,行号,采购账户,产品编码,产品名称,数量,单位,验收日期\n";

    private static final int PERIOD_DAYS = 365;
    private static final int PASSED_DAYS = 200;
    private static final int RECENTLY = 30;
    private static final int AT_FIRST = 120;

    private final ProductDoor door;
    private final LocalDate today;

    Procurement(ProductDoor door, LocalDate today) {
        this.door = door;
        this.today = today;
    }

    /// Enters everything.
    ///
    /// @param reviewer releases the days that lie long back
    void enters(Desk reviewer) {
        door.post("/api/place/places", Map.of("code", "VB1", "name", "药库", "kind", "HOSPITAL_STORE", "institution", "H1"));
        door.post("/api/place/places", Map.of("code", "VB2", "name", "药库", "kind", "HOSPITAL_STORE", "institution", "H2"));
        door.post("/api/ledger/owners", Map.of("code", "MAKER", "name", "华东制药"));
        batch("B8", OWN_BATCH, "OWN");
        product("B8", "P1", SALINE, "SALINE", "袋");
        product("B8", "P2", "阿莫西林胶囊 0.25 g", "AMOX", "粒");
        batch("B9", LOWER_BATCH, "LOWER");
        product("B9", "P1", STENT, "STENT-30", "支");
        agree("B8", "H1", "P1", 12_000);
        agree("B8", "H1", "P2", 400);
        agree("B8", "H2", "P1", 3_000);
        agree("B9", "H1", "P1", 500);
        for (var hospital : List.of("H1", "H2")) {
            reviewer.post("/api/warehouse/late-entries", "release-" + hospital, Map.of(
                    "institution", hospital, "firstDay", today.minusDays(AT_FIRST).toString(), "lastDay", today.toString(),
                    "usableDays", 1, "reason", "补录"));
        }
        // More than was agreed of one product hides nothing of another one.
        receive("H1", "VB1", "P2026-2", AT_FIRST, line(1, "AMOX", "A1", 650));
        receive("H1", "VB1", "P2026-1", AT_FIRST, line(1, "SALINE", "S1", 2_400), line(2, "SALINE", "S2", 280));
        receive("H1", "VB1", "P2026-3", RECENTLY, line(1, "SALINE", "S3", 1_000));
        receive("H2", "VB2", "P2026-4", RECENTLY, line(1, "SALINE", "S4", 2_950));
        receive("H1", "VB1", "P2026-9", RECENTLY, line(1, "STENT-30", "T1", 280));
        door.post("/api/vbp/accounts", Map.of("code", "PA-1", "institution", "H1"));
        door.uploads("/api/vbp/lines/import", HEAD + stents("P2026-9", 10));
    }

    /// A line of the platform's file: boxes of the stent, bought by the first hospital.
    String stents(String order, int boxes) {
        return "B9,%s,1,PA-1,%s,%s,%d,盒,%s\n".formatted(order, STENT_CODE, STENT, boxes, today.minusDays(RECENTLY));
    }

    private void batch(String code, String name, String source) {
        door.post("/api/vbp/batches", Map.of("code", code, "name", name, "source", source));
        var start = today.minusDays(PASSED_DAYS);
        door.post("/api/vbp/agreements", Map.of(
                "batch", code, "code", "Y1", "startsOn", start.toString(), "endsOn", start.plusDays(PERIOD_DAYS - 1).toString()));
    }

    private void product(String batch, String code, String name, String item, String unit) {
        door.post("/api/catalog/items", Map.of("code", item, "name", name, "baseUnit", unit));
        door.post("/api/vbp/products", Map.of("batch", batch, "code", code, "name", name, "unit", unit));
        door.post("/api/vbp/items", Map.of("batch", batch, "product", code, "item", item, "supplier", "MAKER"));
    }

    private void agree(String batch, String institution, String product, long quantity) {
        door.post("/api/vbp/volumes", Map.of(
                "batch", batch, "agreement", "Y1", "institution", institution, "product", product, "quantity", quantity));
    }

    private static Map<String, Object> line(int orderLine, String item, String lot, long quantity) {
        return Map.of("orderLine", orderLine, "item", item, "lot", lot, "expiry", "2099-12-31", "quantity", quantity);
    }

    @SafeVarargs
    private void receive(String institution, String place, String order, int daysAgo, Map<String, Object>... lines) {
        door.post("/api/warehouse/receipts", Map.of(
                "institution", institution, "place", place, "supplier", "MAKER", "orderNo", order,
                "acceptedOn", today.minusDays(daysAgo).toString(), "lines", List.of(lines)));
    }
}
