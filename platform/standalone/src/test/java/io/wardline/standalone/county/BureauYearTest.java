package io.wardline.standalone.county;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.Config;
import io.wardline.platform.identity.Duty;
import io.wardline.sim.county.CountyMap;
import io.wardline.sim.county.CountyMap.Consortium;
import io.wardline.sim.county.CountyMap.Institution;
import io.wardline.sim.county.CountyMap.Place;
import io.wardline.sim.county.ProductClient;
import io.wardline.sim.year.Buyer;
import io.wardline.sim.year.Desk;
import io.wardline.sim.year.PlatformFile;
import io.wardline.sim.year.Year;
import io.wardline.sim.year.YearDispute;
import io.wardline.sim.year.YearDoors;
import io.wardline.sim.year.YearDrawing;
import io.wardline.sim.year.YearEnd;
import io.wardline.sim.year.YearFailures;
import io.wardline.sim.year.YearRetention;
import io.wardline.standalone.county.YearTruth.Cell;
import io.wardline.standalone.county.YearTruth.Sums;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// A small year of the bureau, brought in through the doors of the whole product, and judged: every figure against a reckoning of the
/// test's own and against plain SQL.
@Tag("county")
@Order(2)
@TestInstance(Lifecycle.PER_CLASS)
final class BureauYearTest {
    private static final long SEED = 20_261_122;
    private static final int PRODUCTS = 2;

    /// Both facts of all institutions, summed straight from receipts, returns and lines; nothing kept is read.
    private static final String COUNTY_TOTALS =
            """
            with own as (
                select sum(l.quantity - coalesce((select sum(x.quantity) from warehouse_return_line x
                           where x.receipt_id = l.receipt_id and x.line = l.line), 0)) as units
                from warehouse_receipt_line l join warehouse_receipt r on r.id = l.receipt_id
                join catalog_item i on i.id = l.item_id
                join vbp_agreement a on r.accepted_on between a.starts_on and a.ends_on
                join vbp_batch b on b.id = a.batch_id and b.code = '%1$s' and a.code = '%2$s'
                join vbp_product_item m on m.batch_id = b.id and m.item_id = i.id and m.supplier_id is not null
            ), platform as (
                select sum(n.quantity * case n.unit when 'BOX' then (
                    select g.pack_factor from vbp_mapping g join vbp_mapping_review v on v.mapping_id = g.id and v.accepted
                    where g.platform_code = n.platform_code and n.accepted_on between g.starts_on and coalesce(g.ends_on, 'infinity')
                    order by g.version desc limit 1) else 1 end) as units
                from vbp_line n join vbp_agreement a on a.id = n.agreement_id and a.code = '%2$s'
                join vbp_batch b on b.id = a.batch_id and b.code = '%1$s'
                where exists (select from vbp_mapping g join vbp_mapping_review v on v.mapping_id = g.id and v.accepted
                              join vbp_product_item m on m.item_id = g.item_id and m.batch_id = b.id and m.supplier_id is not null
                              where g.platform_code = n.platform_code)
            )
            select coalesce(own.units, 0) || ' ' || coalesce(platform.units, 0) from own, platform
            """;

    private static final String DISPUTED = "H01";

    private final LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), Config.USUAL_ZONE);
    private final Year year = YearDrawing.draw(SEED, today, buyers(), PRODUCTS);
    private final YearTruth truth = YearTruth.of(year);
    private Product product;
    private Desk system;
    private Desk officer;
    private YearEnd ending;

    @BeforeAll
    void bring_a_year_in(@TempDir Path folder) throws Exception {
        product = new Product(folder, 1);
        new ProductClient(product.endpoints()).setUp(map(), "year");
        system = product.system();
        officer = product.officer("officer", Duty.BUREAU_OFFICER);
        List<Desk> reviewers = List.of(product.officer("reviewer-1", Duty.REVIEWER), product.officer("reviewer-2", Duty.REVIEWER));
        new YearDoors(year, system, officer, reviewers).bringIn();
        new YearFailures(year, system, reviewers).bringIn();
        announceHolidays(today.getYear() + 1);
        new YearRetention(year, officer, reviewers).bringIn();
        ending = new YearEnd(year, officer, reviewers);
        ending.bringIn();
        assertThat(new YearDispute(product.finance("finance", DISPUTED), officer, reviewers).bringIn(DISPUTED)).isTrue();
    }

    /// A window may end in the next year, whose holidays are announced in autumn only.
    private void announceHolidays(int next) {
        for (JsonNode each : system.get("/api/calendar/years").path("items")) {
            if (each.path("year").asInt() == next) {
                return;
            }
        }
        system.post("/api/calendar/years", "holidays", Map.of(
                "year", next, "source", "a test's", "holidays", List.of(next + "-01-01"), "makeUpDays", List.of(), "reason", "for the windows"));
    }

    @AfterAll
    void close() throws Exception {
        product.close();
    }

    private static List<Buyer> buyers() {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(n -> new Buyer("H0" + n, "H0" + n + "-STORE", n < 4 ? "C1" : n < 6 ? "C2" : "", 100 - 15 * n))
                .toList();
    }

    private static CountyMap map() {
        List<Institution> institutions = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Buyer buyer : buyers()) {
            institutions.add(new Institution(buyer.code(), "医院" + buyer.code(), "HOSPITAL", buyer.group()));
            places.add(new Place(buyer.store(), "库房" + buyer.code(), "HOSPITAL_STORE", "", buyer.code()));
        }
        return new CountyMap(
                List.of(new Consortium("C1", "第一"), new Consortium("C2", "第二")), institutions, places, List.of(), List.of(), List.of());
    }

    private List<JsonNode> all(String path) {
        List<JsonNode> found = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = system.get(path + "?limit=500" + (after.isEmpty() ? "" : "&after=" + after));
            page.path("items").forEach(found::add);
            after = page.path("next").asText("");
        } while (!after.isEmpty() && !"null".equals(after));
        return found;
    }

    private static Cell cell(JsonNode row) {
        return new Cell(
                row.path("batch").asText(), row.path("agreement").asText(), row.path("institution").asText(), row.path("product").asText());
    }

    @Test
    void every_cell_is_what_happened_and_its_status_is_what_the_written_rule_says() {
        List<JsonNode> rows = all("/api/vbp/progress");
        assertThat(rows).extracting(BureauYearTest::cell).containsExactlyInAnyOrderElementsOf(truth.cells().keySet());
        assertThat(rows).allSatisfy(row -> {
            Cell cell = cell(row);
            Sums sums = Objects.requireNonNull(truth.cells().get(cell));
            assertThat(row.path("agreedUnits").asLong()).as("%s agreed", cell).isEqualTo(sums.agreed);
            assertThat(bought(row.path("own"))).as("%s own", cell).containsExactly(sums.ownAccepted, sums.ownReturned, sums.ownOther);
            assertThat(bought(row.path("platform"))).as("%s platform", cell)
                    .containsExactly(sums.platformAccepted, sums.platformReturned, sums.platformOther);
            assertThat(row.path("netUnits").asLong()).as("%s net", cell).isEqualTo(sums.net(truth.source(cell)));
            assertThat(row.path("status").asText()).as("%s status", cell).isEqualTo(truth.status(cell));
            assertThat(row.path("unmappedLines").asLong()).as("%s unmapped", cell).isEqualTo(truth.unmapped(cell));
            if (sums.agreed > 0) {
                assertThat(isShare(row.path("completion").path("exact").asText(), sums.net(truth.source(cell)), sums.agreed))
                        .as("%s completion %s", cell, row.path("completion")).isTrue();
            }
        });
        assertThat(rows).extracting(row -> row.path("status").asText())
                .contains("DONE", "UNMET", "GREEN", "YELLOW", "RED", "NOT_STARTED", "NO_COMMITMENT");
    }

    private static List<Long> bought(JsonNode fact) {
        return List.of(fact.path("accepted").asLong(), fact.path("returned").asLong(), fact.path("other").asLong());
    }

    /// Whether a decimal or a fraction is `part` of `whole`, in whole numbers.
    private static boolean isShare(String exact, long part, long whole) {
        String[] halves = exact.split("/");
        BigInteger above;
        BigInteger below;
        if (halves.length == 2) {
            above = new BigInteger(halves[0]);
            below = new BigInteger(halves[1]);
        } else {
            int point = exact.indexOf('.');
            int decimals = point < 0 ? 0 : exact.length() - point - 1;
            above = new BigInteger(exact.replace(".", ""));
            below = BigInteger.TEN.pow(decimals);
        }
        return above.multiply(BigInteger.valueOf(whole)).equals(below.multiply(BigInteger.valueOf(part)));
    }

    @Test
    void the_matrix_and_the_county_totals_are_the_sums_of_their_cells_and_of_plain_sql() throws Exception {
        Map<String, Map<String, Integer>> statuses = new TreeMap<>();
        Map<String, Long> reached = new TreeMap<>();
        truth.cells().forEach((cell, sums) -> {
            String group = cell.batch() + cell.agreement() + cell.institution();
            statuses.computeIfAbsent(group, _ -> new TreeMap<>()).merge(truth.status(cell), 1, Integer::sum);
            reached.merge(group, Math.clamp(sums.net(truth.source(cell)), 0, sums.agreed), Long::sum);
        });
        JsonNode matrix = system.get("/api/vbp/progress/overview").path("items");
        assertThat(matrix).hasSize(statuses.size()).allSatisfy(row -> {
            String group = row.path("batch").asText() + row.path("agreement").asText() + row.path("institution").asText();
            Map<String, Integer> shown = new TreeMap<>();
            row.path("statuses").properties().forEach(each -> shown.put(each.getKey(), each.getValue().asInt()));
            shown.values().removeIf(count -> count == 0);
            assertThat(shown).as(group).isEqualTo(statuses.get(group));
            assertThat(row.path("reachedUnits").asLong()).as(group).isEqualTo(reached.get(group));
        });
        Map<String, String> totals = new TreeMap<>();
        for (Year.Agreement agreement : year.agreements()) {
            totals.put(agreement.batch() + " " + agreement.code(),
                    product.text(COUNTY_TOTALS.formatted(agreement.batch(), agreement.code())));
        }
        Map<String, long[]> shown = new TreeMap<>();
        for (JsonNode row : all("/api/vbp/progress")) {
            long[] both = shown.computeIfAbsent(row.path("batch").asText() + " " + row.path("agreement").asText(), _ -> new long[2]);
            both[0] += row.path("own").path("accepted").asLong() - row.path("own").path("returned").asLong();
            both[1] += row.path("platform").path("accepted").asLong() - row.path("platform").path("returned").asLong();
        }
        assertThat(shown.keySet()).isEqualTo(totals.keySet());
        shown.forEach((period, both) -> assertThat(both[0] + " " + both[1]).as(period).isEqualTo(totals.get(period)));
        assertThat(product.brokenChecks()).as("wardline check").isEmpty();
    }

    @Test
    void the_same_facts_a_second_time_change_nothing() {
        List<JsonNode> before = all("/api/vbp/progress");
        byte[] whole = PlatformFile.workbook(year.lines());
        JsonNode told = officer.upload(
                "/api/vbp/lines/import", "again", whole, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(told.path("added").asInt()).isZero();
        assertThat(told.path("known").asInt()).isEqualTo(year.lines().size());
        assertThat(officer.upload("/api/vbp/lines/import", "again-gbk", PlatformFile.gbk(year.lines()), "text/csv").path("added").asInt())
                .isZero();
        assertThat(all("/api/vbp/progress")).isEqualTo(before);
    }

    @Test
    void the_list_of_differences_finds_each_that_was_made_and_the_waiting_pack_factor() {
        List<String> found = new ArrayList<>();
        for (Cell cell : truth.cells().keySet()) {
            Sums sums = Objects.requireNonNull(truth.cells().get(cell));
            JsonNode differences = system.get("/api/vbp/progress/differences?batch=" + cell.batch() + "&agreement=" + cell.agreement()
                    + "&institution=" + cell.institution() + "&product=" + cell.product()).path("items");
            long apart = 0;
            for (JsonNode each : differences) {
                found.add(each.path("kind").asText() + " " + cell.batch());
                apart += each.path("ownUnits").asLong() - each.path("platformUnits").asLong();
            }
            assertThat(apart).as("%s: the differences explain all that the two facts are apart", cell).isEqualTo(
                    sums.ownAccepted - sums.ownReturned + sums.ownOther
                            - (sums.platformAccepted - sums.platformReturned + sums.platformOther));
        }
        assertThat(found).contains("QUANTITY B4", "ONLY_OWN B4", "ONLY_PLATFORM B4", "PACK_FACTOR B5").doesNotContain("PACK_FACTOR B1");
    }

    /// 赣医保发〔2022〕23号 as it is written, in whole numbers: of a surplus 80 % up to 10 % of the package and 60 % up to 15 %, of a deficit
    /// 80 % up to 5 % and 60 % up to 10 %; everything in parts of a fen until the one rounding.
    private static BigInteger settled(YearEnd.Package each) {
        BigInteger agreed = BigInteger.valueOf(each.agreedFen());
        BigInteger apart = BigInteger.valueOf(Math.abs(each.agreedFen() - each.spentFen()));
        BigInteger tenths = apart.multiply(BigInteger.TEN);
        BigInteger twentieths = tenths.shiftLeft(1);
        if (each.spentFen() <= each.agreedFen()) {
            BigInteger first = tenths.min(agreed).shiftLeft(1);
            BigInteger second = twentieths.min(agreed.multiply(BigInteger.valueOf(3))).subtract(agreed.shiftLeft(1)).max(BigInteger.ZERO);
            return halfUp(first.shiftLeft(3).add(second.multiply(BigInteger.valueOf(6))), 200);
        }
        BigInteger first = twentieths.min(agreed);
        BigInteger second = tenths.min(agreed).shiftLeft(1).subtract(agreed).max(BigInteger.ZERO);
        return halfUp(first.shiftLeft(3).add(second.multiply(BigInteger.valueOf(6))), 200);
    }

    private static BigInteger halfUp(BigInteger above, long below) {
        return above.shiftLeft(1).add(BigInteger.valueOf(below)).divide(BigInteger.valueOf(2 * below));
    }

    @Test
    void every_retention_is_what_the_formula_says_of_what_was_entered() {
        int closing = year.agreements().getFirst().endsOn().getYear();
        RetentionTruth reckoned = new RetentionTruth(year, all("/api/incentive/brands"), all("/api/incentive/scores"));
        Map<String, String> expected = new TreeMap<>();
        reckoned.payable(all("/api/incentive/lines")).forEach((institution, fen) -> expected.put(institution, fen.toString()));
        Map<String, String> shown = new TreeMap<>();
        for (JsonNode each : system.get("/api/incentive/county?year=" + closing).path("items")) {
            if (!each.path("state").isNull()) {
                shown.put(each.path("institution").asText(), each.path("payableFen").asText());
            }
        }
        assertThat(shown).isEqualTo(expected).hasSize(buyers().size());
        assertThat(shown.values()).doesNotContainSequence("0", "0", "0");
    }

    @Test
    void a_dispute_ends_in_a_second_version_and_the_first_one_stays_as_it_was() {
        List<JsonNode> versions = all("/api/statement/statements").stream()
                .filter(each -> each.path("kind").asText().equals("RETENTION") && each.path("institution").asText().equals(DISPUTED)).toList();
        assertThat(versions).extracting(each -> each.path("state").asText()).containsExactly("SUPERSEDED", "PUBLISHED");
        assertThat(versions).extracting(each -> each.path("number").asText()).doesNotHaveDuplicates();
        JsonNode first = system.get("/api/statement/statements/" + versions.getFirst().path("id").asLong());
        assertThat(first.path("objections").get(0).path("decision").path("outcome").asText()).isEqualTo("UPHELD");
        assertThat(versions.getLast().path("payableFen").asLong()).isGreaterThanOrEqualTo(versions.getFirst().path("payableFen").asLong());
    }

    @Test
    void what_suppliers_failed_to_deliver_stands_beside_the_rate_and_counts_as_approved_only_by_two() {
        Map<Cell, Long> failed = new HashMap<>();
        Map<Cell, Long> excused = new HashMap<>();
        all("/api/vbp/failures").forEach(each -> {
            failed.merge(cell(each), each.path("quantity").asLong(), Long::sum);
            excused.merge(cell(each), each.path("approvedBy").size() < 2 ? 0 : each.path("quantity").asLong(), Long::sum);
        });
        assertThat(excused.values()).hasSize(3).filteredOn(units -> units > 0).hasSize(1);
        assertThat(all("/api/vbp/progress")).allSatisfy(row -> {
            assertThat(row.path("failedUnits").asLong()).isEqualTo(failed.getOrDefault(cell(row), 0L));
            assertThat(row.path("excusedUnits").asLong()).isEqualTo(excused.getOrDefault(cell(row), 0L));
        });
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Test
    void every_settlement_is_what_the_document_says_and_an_entry_made_afterwards_shows_as_a_difference_only() {
        String list = "/api/statement/statements?kind=SETTLEMENT&year=" + ending.ended();
        JsonNode statements = system.get(list).path("items");
        Map<String, String> shown = new TreeMap<>();
        statements.forEach(each -> shown.put(each.path("institution").asText(), each.path("payableFen").asText()));
        Map<String, String> reckoned = new TreeMap<>();
        ending.packages().forEach(each -> reckoned.put(each.lead(), settled(each).toString()));
        assertThat(shown).isEqualTo(reckoned).hasSize(2);
        assertThat(statements).extracting(each -> each.path("state").asText()).containsExactly("PUBLISHED", "CALCULATED");

        YearEnd.Package first = ending.packages().getFirst();
        officer.post("/api/settlement/costs", "afterwards", Map.of(
                "consortium", first.consortium(), "year", ending.ended(), "actualFen", first.spentFen() + 100, "source", "corrected account"));
        assertThat(system.get(list).path("items")).isEqualTo(statements);
        long id = statements.get(0).path("id").asLong();
        JsonNode difference = officer.get("/api/statement/statements/" + id + "/difference");
        assertThat(difference.path("inputs")).anySatisfy(input -> {
            assertThat(input.path("before").asText()).isEqualTo(yuan(first.spentFen()));
            assertThat(input.path("after").asText()).isEqualTo(yuan(first.spentFen() + 100));
        });
        assertThat(difference.path("figures")).isNotEmpty();
    }
}
