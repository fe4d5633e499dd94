package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.platform.TestDoor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The provincial platform's file: taken in whole or not at all, and counted by reviewed mappings alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlatformFileTest {
    /** From the raw lines and the accepted mappings, without any of the tables that keep what they add up to. */
    private static final String BOUGHT_BY_THE_PLATFORM =
            """
            select coalesce(sum(n.quantity * case when n.unit = 'BOX' then
                (select g.pack_factor from vbp_mapping g where g.platform_code = n.platform_code and g.starts_on <= n.accepted_on
                   and exists (select from vbp_mapping_review v where v.mapping_id = g.id and v.accepted)
                   and not exists (select from vbp_mapping h join vbp_mapping_review w on w.mapping_id = h.id and w.accepted
                                   where h.platform_code = g.platform_code and h.version > g.version and h.starts_on <= n.accepted_on))
                else 1 end), 0)::bigint
            from vbp_line n join place_institution i on i.id = n.institution_id
            where i.code = '%s' and n.platform_code = '%s'
            """;

    private VbpCounty county;

    @BeforeAll
    void open() {
        county = new VbpCounty();
    }

    @AfterAll
    void close() {
        county.close();
    }

    private static String rows(String batch, String... rows) {
        return VbpCounty.HEAD + String.join("\n", List.of(rows)).replace("@", batch) + "\n";
    }

    private static List<String> wrong(TestDoor.Reply reply) {
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(400);
        return reply.body().get("errors").valueStream()
                .map(error -> error.get("field").asText() + " " + error.get("code").asText()).toList();
    }

    private long lines(String batch) {
        return county.number("select count(*) from vbp_line n join vbp_agreement a on a.id = n.agreement_id"
                + " join vbp_batch b on b.id = a.batch_id where b.code = '" + batch + "'");
    }

    private JsonNode figures(String batch) {
        return county.explained(batch, "H1").body().get("figures");
    }

    @Test
    void lines_count_by_a_mapping_that_another_person_has_accepted_and_not_before() {
        var batch = county.batch("PLATFORM");
        county.agree(batch, "H1", 1000);
        county.done("/api/vbp/accounts", Map.of("code", "PA-" + batch, "institution", "H1"));
        var file = rows(batch, "@,O1@,1,PA-@,33-@,Saline @,10,盒,2026-03-01", "@,O2@,1,H1,33-@,Saline @,30,UNIT,2026-03-02",
                "@,R2@,1,H1,33-@,Saline @,-5,UNIT,2026-03-03");
        assertThat(county.bring("?dry-run", file).body().toString())
                .isEqualTo("{\"rows\":3,\"added\":3,\"known\":0,\"withdrawn\":0,\"unmapped\":3,\"imported\":false}");
        assertThat(lines(batch)).isZero();
        assertThat(county.bring("", file).body().toString())
                .isEqualTo("{\"rows\":3,\"added\":3,\"known\":0,\"withdrawn\":0,\"unmapped\":3,\"imported\":true}");
        assertThat(figures(batch).get("netUnits").asLong()).isZero();
        assertThat(figures(batch).get("unmappedLines").asLong()).isEqualTo(3);
        var unmapped = county.door.get("/api/vbp/unmapped?limit=500").body().get("items").valueStream()
                .filter(each -> each.get("code").asText().equals("33-" + batch)).findFirst().orElseThrow();
        assertThat(unmapped.get("suggestion").asText()).as("by its name, and never applied by itself").isEqualTo(batch);

        var proposal = county.done("/api/vbp/mappings", Map.of(
                "code", "33-" + batch, "item", batch, "packFactor", 28, "startsOn", "2026-01-01", "source", "leaflet")).body();
        var review = "/api/vbp/mappings/" + proposal.get("id").asLong() + "/review";
        var verdict = Map.of("accepted", true, "words", "right");
        assertThat(figures(batch).get("netUnits").asLong()).as("a proposal counts nothing").isZero();
        assertThat(county.door.post(review, verdict).body().get("code").asText()).isEqualTo("vbp_mapping_review_two_persons");
        assertThat(county.door.postAs("reviewer", review, verdict).status()).isEqualTo(201);
        assertThat(county.door.postAs("reviewer", review, verdict).body().get("code").asText()).isEqualTo("vbp_mapping_review_pkey");
        assertThat(figures(batch).get("platform").toString()).isEqualTo("{\"accepted\":310,\"returned\":5,\"other\":0}");
        assertThat(figures(batch).get("netUnits").asLong()).isEqualTo(county.number(BOUGHT_BY_THE_PLATFORM.formatted("H1", "33-" + batch)));
        assertThat(figures(batch).get("unmappedLines").asLong()).isZero();
        county.allClaimsHold();
    }

    @Test
    void the_same_file_twice_changes_nothing_nor_does_a_longer_one_that_holds_it() {
        var batch = county.batch("PLATFORM");
        county.map("33-" + batch, batch, 28, "2026-01-01");
        var first = "@,O1@,1,H1,33-@,Saline,10,盒,2026-03-01";
        county.bring("", rows(batch, first));
        var before = county.explained(batch, "H1").body();
        assertThat(county.bring("", rows(batch, first)).body().toString())
                .isEqualTo("{\"rows\":1,\"added\":0,\"known\":1,\"withdrawn\":0,\"unmapped\":0,\"imported\":true}");
        assertThat(county.explained(batch, "H1").body()).isEqualTo(before);
        assertThat(county.bring("?dry-run", rows(batch, first, "@,O2@,1,H1,33-@,Saline,1,盒,2026-03-02")).body().toString())
                .isEqualTo("{\"rows\":2,\"added\":1,\"known\":1,\"withdrawn\":0,\"unmapped\":0,\"imported\":false}");
        assertThat(county.bring("", rows(batch, first, "@,O2@,1,H1,33-@,Saline,1,盒,2026-03-02")).body().toString())
                .isEqualTo("{\"rows\":2,\"added\":1,\"known\":1,\"withdrawn\":0,\"unmapped\":0,\"imported\":true}");
        assertThat(wrong(county.bring("", rows(batch, "@,O1@,1,H1,33-@,Saline,11,盒,2026-03-01")))).containsExactly("G2 vbp_line_differs");
        assertThat(figures(batch).get("netUnits").asLong()).isEqualTo(308);
        county.allClaimsHold();
    }

    @Test
    void a_wrong_pack_factor_is_found_by_the_differences_and_a_new_version_keeps_the_old_figures() {
        var batch = county.batch("LOWER");
        county.map("33-" + batch, batch, 24, "2026-01-01");
        county.receive("H1", "H1-STORE", batch, "O1" + batch, "2026-03-01", 280);
        county.bring("", rows(batch, "@,O1@,1,H1,33-@,Saline,10,盒,2026-03-02"));
        assertThat(figures(batch).get("netUnits").asLong()).as("the lower of 280 and 240").isEqualTo(240);
        var difference = county.door.get("/api/vbp/progress/differences" + VbpCounty.cell(batch, "H1")).body().at("/items/0");
        assertThat(difference.get("kind").asText()).isEqualTo("PACK_FACTOR");
        assertThat(difference.get("packFactor").asLong()).isEqualTo(24);
        assertThat(difference.get("fittingFactor").asLong()).isEqualTo(28);

        county.map("33-" + batch, batch, 28, "2026-01-01");
        var explained = county.explained(batch, "H1").body();
        assertThat(explained.at("/figures/netUnits").asLong()).isEqualTo(280);
        assertThat(explained.get("revisions")).hasSize(1);
        assertThat(explained.at("/revisions/0/version").asInt()).isEqualTo(2);
        assertThat(explained.at("/revisions/0/beforeUnits").asLong()).isEqualTo(240);
        assertThat(explained.at("/revisions/0/afterUnits").asLong()).isEqualTo(280);
        assertThat(county.door.get("/api/vbp/mappings?code=33-" + batch).each("packFactor")).containsExactly("24", "28");
        assertThat(county.door.get("/api/vbp/progress/differences" + VbpCounty.cell(batch, "H1")).body().get("items")).isEmpty();

        county.map("33-" + batch, batch, 30, "2026-04-01");
        assertThat(figures(batch).get("netUnits").asLong()).as("a later version leaves what came before it").isEqualTo(280);
        county.allClaimsHold();
    }

    @Test
    void a_file_may_come_as_a_chinese_excel_writes_it() {
        var batch = county.batch("PLATFORM");
        var file = rows(batch, "@,O1@,1,H1,33-@,氯化钠注射液,10,盒,2026-03-01");
        assertThat(county.door.upload("/api/vbp/lines/import", file.getBytes(Charset.forName("GBK"))).body().get("added").asInt()).isOne();
        assertThat(county.door.upload("/api/vbp/lines/import", ("\uFEFF" + file).getBytes(StandardCharsets.UTF_8)).body().get("known").asInt())
                .isOne();
        assertThat(county.number("select count(*) from vbp_line where product_name = '氯化钠注射液'")).isOne();
        var files = county.door.get("/api/vbp/files").body().path("items");
        assertThat(files).as("the newest first").extracting(each -> each.path("lines").asInt()).startsWith(0, 1);
        assertThat(files.get(1).path("batches").toString()).isEqualTo("[\"" + batch + "\"]");
        assertThat(files.get(1).path("unmapped").asInt()).isOne();
        county.map("33-" + batch, batch, 28, "2026-01-01");
        var line = county.door.get("/api/vbp/progress/entries" + VbpCounty.cell(batch, "H1")).body().path("items").get(0);
        assertThat(line.path("file").asLong()).isEqualTo(files.get(1).path("id").asLong());
        assertThat(line.path("line").asInt()).isEqualTo(2);
    }

    @Test
    void every_kind_of_fault_in_a_file_of_twelve_thousand_rows_is_named_by_its_cell_and_nothing_is_kept() {
        var batch = county.batch("PLATFORM");
        var faults = faults();
        assertThat(faults).hasSize(50);
        var file = new ArrayList<String>();
        var expected = new ArrayList<String>();
        for (var number = 0; number < 12_000; number++) {
            var fault = number % 240 == 120 ? number / 240 : -1;
            if (fault >= 0 && fault < faults.size()) {
                file.add(faults.get(fault).getKey().replace("#", Integer.toString(number)));
                for (var each : faults.get(fault).getValue().split(" ")) {
                    expected.add(each.replaceFirst("^([A-I]+)", "$1" + (number + 2)).replace(":", " "));
                }
            } else {
                file.add("@,N" + number + ",1,H1,33-@,Saline,10,盒,2026-03-01");
            }
        }
        var found = wrong(county.bring("", rows(batch, file.toArray(String[]::new))));
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lines(batch)).isZero();
        assertThat(wrong(county.bring("?dry-run", rows(batch, file.toArray(String[]::new))))).hasSameSizeAs(found);
    }

    /** A row that is wrong, with the columns and codes of what is wrong with it. */
    private static List<Map.Entry<String, String>> faults() {
        var wrongQuantities = List.of("\"1,000\"", "１０", "十", "1e308", "1E3", "10.5", "0x10", "１0", "1 000", "12a", "3-", "٣", "NaN", "∞", "1_000",
                "99999999999999999999", "1.0", " 5", "5 ", "½");
        var faults = new ArrayList<Map.Entry<String, String>>();
        wrongQuantities.forEach(quantity -> faults.add(Map.entry("@,F#,1,H1,33-@,Saline," + quantity + ",盒,2026-03-01", "G:type")));
        List.of("1000000001", "-1000000001").forEach(quantity ->
                faults.add(Map.entry("@,F#,1,H1,33-@,Saline," + quantity + ",盒,2026-03-01", "G:range")));
        List.of("2026-02-30", "2026/03/01", "20260301", "01.03.2026", "２０２６-03-01", "2026-3-1", "46082", "昨天").forEach(day ->
                faults.add(Map.entry("@,F#,1,H1,33-@,Saline,10,盒," + day, "I:malformed")));
        List.of("2025-12-31", "2027-01-01").forEach(day -> faults.add(Map.entry(
                "@,F#,1,H1,33-@,Saline,10,盒," + day, day.startsWith("2027") ? "I:vbp_day_ahead" : "I:vbp_outside_period")));
        List.of("=1+1", "=HYPERLINK(1)", "+x", "-x").forEach(formula ->
                faults.add(Map.entry("@,F#,1,H1,33-@," + formula + ",10,盒,2026-03-01", "F:sheet_formula")));
        faults.add(Map.entry("@,F#,1,H1,33-@,Saline,0,盒,2026-03-01", "G:vbp_quantity_zero"));
        faults.add(Map.entry("@,F#,1,H1,33-@,Saline,,盒,2026-03-01", "G:missing"));
        faults.add(Map.entry("@,F#,0,H1,33-@,Saline,1,盒,2026-03-01", "C:range"));
        faults.add(Map.entry("@,F#,x,H1,33-@,Saline,1,盒,2026-03-01", "C:type"));
        faults.add(Map.entry("@,F#,1,H9,33-@,Saline,1,盒,2026-03-01", "D:vbp_account_unknown"));
        faults.add(Map.entry("NOSUCH,F#,1,H1,33-@,Saline,1,盒,2026-03-01", "A:vbp_batch_unknown"));
        faults.add(Map.entry("@,F#,1,H1,33-@,Saline,1,箱,2026-03-01", "H:malformed"));
        faults.add(Map.entry("@,N0,1,H1,33-@,Saline,1,盒,2026-03-01", "C:sheet_twice"));
        faults.add(Map.entry("@,F#,1,H2,33-@,Saline,-1,盒,2026-03-01", "G:vbp_return_beyond"));
        faults.add(Map.entry("@,F#,1,H1,33-@,Saline,x,瓶,gestern", "G:type H:malformed I:malformed"));
        faults.add(Map.entry("@," + "F".repeat(65) + "#,1,H1,33-@,Saline,1,盒,2026-03-01", "B:too_long"));
        faults.add(Map.entry("@,F#,1,H1,33-@,\u202ESaline,1,盒,2026-03-01", "F:character"));
        faults.add(Map.entry("@,F#,1,H1,,Saline,1,盒,2026-03-01", "E:missing"));
        faults.add(Map.entry("@,,1,H1,33-@,Saline,1,盒,2026-03-01", "B:missing"));
        return faults;
    }
}
