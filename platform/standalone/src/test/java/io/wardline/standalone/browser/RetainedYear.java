package io.wardline.standalone.browser;

import io.wardline.sim.year.Desk;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A hospital whose agreement year has ended, with everything that its retention is reckoned from; the reports have no approver yet,
/// and the rule has no reader. All of it comes through the product's doors.
final class RetainedYear {
    static final String CODE = "H7";
    static final String HOSPITAL = "南岭县人民医院";
    static final String BATCH = "B5";
    static final String RULE = "RT-COUNTY";
    static final List<String> PRODUCTS = List.of("缬沙坦胶囊 80 mg", "注射用头孢曲松钠 1 g");
    /// Wherever the tests run: rule sets of this region hold there, and those of no region hold beside them.
    static final String REGION = "NL";

    private static final int ENDED_DAYS_AGO = 36;
    private static final int PERIOD_DAYS = 365;
    private static final int BOUGHT_DAYS_AGO = 200;
    private static final String CONTENT =
            """
            {"name":"RT-COUNTY","kind":"RETENTION","region":"NL","version":1,"effectiveFrom":"2020-01-01","effectiveTo":null,\
             "source":{"origin":"OPERATORS_CHOICE"},"remarks":[],\
             "params":{"expenditureVolume":"AGREED","nonSelectedCounted":"ALL","gradeTable":[{"grade":"A","fromScore":"80","rate":"0.5"},\
             {"grade":"D","fromScore":"0","rate":"0"}],"lowerBoundInclusive":true,"vetoes":[],"completionLevel":"PRODUCT",\
             "floorLevel":"PRODUCT","p0Source":"REGION","p0WindowMonths":24,"renewal":"NONE","consortium":"BY_INSTITUTION"}}\
            """;

    private final ProductDoor door;
    private final LocalDate today;

    RetainedYear(ProductDoor door, LocalDate today) {
        this.door = door;
        this.today = today;
    }

    /// The year in which the period ends.
    int year() {
        return today.minusDays(ENDED_DAYS_AGO).getYear();
    }

    /// Enters everything.
    ///
    /// @param officer  enters what money follows from
    /// @param reviewer releases the days of the ended period
    void enters(Desk officer, Desk reviewer) {
        door.post("/api/rule/sets", Map.of("content", CONTENT));
        door.post("/api/place/institutions", Map.of("code", CODE, "name", HOSPITAL, "kind", "HOSPITAL"));
        door.post("/api/place/places", Map.of("code", "VB7", "name", "药库", "kind", "HOSPITAL_STORE", "institution", CODE));
        door.post("/api/ledger/owners", Map.of("code", "MAKER-7", "name", "南岭制药"));
        door.post("/api/vbp/batches", Map.of("code", BATCH, "name", "国采第五批", "source", "OWN"));
        var last = today.minusDays(ENDED_DAYS_AGO);
        door.post("/api/vbp/agreements", Map.of(
                "batch", BATCH, "code", "Y1", "startsOn", last.minusDays(PERIOD_DAYS - 1).toString(), "endsOn", last.toString()));
        reviewer.post("/api/warehouse/late-entries", "release-" + CODE, Map.of(
                "institution", CODE, "firstDay", last.minusDays(PERIOD_DAYS - 1).toString(), "lastDay", last.toString(),
                "usableDays", 1, "reason", "补录"));
        product("P1", 1_000, 900);
        product("P2", 50_000, 48_000);
        brand(officer, "P1", "原研", 400, "3");
        brand(officer, "P1", "仿制", 600, "4");
        brand(officer, "P2", "原研", 1_000, "2");
        line(officer, "P1", "1.35", "12.50");
        line(officer, "P2", "0.5", "0");
        officer.post("/api/incentive/scores", "retained-score", Map.of("institution", CODE, "year", year(), "score", "92", "evidence", "年度考核表第 3 页"));
    }

    private void product(String code, long reported, long agreed) {
        var item = "RET-" + code;
        var name = PRODUCTS.get("P1".equals(code) ? 0 : 1);
        door.post("/api/catalog/items", Map.of("code", item, "name", name, "baseUnit", "粒"));
        door.post("/api/vbp/products", Map.of("batch", BATCH, "code", code, "name", name, "unit", "粒"));
        door.post("/api/vbp/items", Map.of("batch", BATCH, "product", code, "item", item, "supplier", "MAKER-7"));
        door.post("/api/vbp/volumes", Map.of("batch", BATCH, "agreement", "Y1", "institution", CODE, "product", code, "quantity", agreed));
        door.post("/api/vbp/reports", Map.of(
                "batch", BATCH, "agreement", "Y1", "institution", CODE, "product", code, "reportedUnits", reported, "meanUnits", reported));
        door.post("/api/warehouse/receipts", Map.of(
                "institution", CODE, "place", "VB7", "supplier", "MAKER-7", "orderNo", "R-" + code,
                "acceptedOn", today.minusDays(BOUGHT_DAYS_AGO).toString(),
                "lines", List.of(Map.of("orderLine", 1, "item", item, "lot", "L1", "expiry", "2099-12-31", "quantity", agreed))));
    }

    private static void brand(Desk officer, String product, String brand, long units, String price) {
        officer.post("/api/incentive/brands", "retained-" + product + units, Map.of(
                "institution", "COUNTY", "batch", BATCH, "agreement", "Y1", "product", product, "brand", brand, "units", units,
                "price", price, "source", "全市采购明细"));
    }

    private static void line(Desk officer, String product, String selectedPrice, String other) {
        var line = new HashMap<String, Object>(Map.of(
                "institution", CODE, "batch", BATCH, "agreement", "Y1", "product", product, "selectedPrice", selectedPrice,
                "otherAmount", other, "otherDearerAmount", other, "otherEvaluatedAmount", "0", "fundRatio", "0.7", "insuredShare", "0.9"));
        line.put("retainedBefore", "NO");
        line.put("source", "年度采购汇总表");
        officer.post("/api/incentive/lines", "retained-" + product, line);
    }
}
