package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.sql.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue comes in as a spreadsheet and goes out as one. */
final class CatalogImportTest {
    private static final String HEAD = "编码,GTIN,名称,最小单位,类别\n";

    @TempDir
    private static Path folder;

    private static TestPlatform wardline;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        wardline = new TestPlatform(folder);
        admin = wardline.administrator();
    }

    @AfterAll
    static void stop() {
        wardline.close();
    }

    private static HttpResponse<String> send(String cookie, String query, byte[] file, String key) throws Exception {
        return wardline.send(wardline.to("/api/catalog/items/import" + query)
                .POST(BodyPublishers.ofByteArray(file))
                .header("Content-Type", "text/csv")
                .header("Cookie", cookie)
                .header("Origin", wardline.platform.address().toString())
                .header("X-Wardline-Csrf", "1")
                .header("Idempotency-Key", key));
    }

    private static HttpResponse<String> send(String query, String csv, String key) throws Exception {
        return send(admin, query, csv.getBytes(StandardCharsets.UTF_8), key);
    }

    private static HttpResponse<String> export(String query) throws Exception {
        return wardline.send(wardline.to("/api/catalog/items/export" + query).header("Cookie", admin).header("Accept-Language", "zh-CN"));
    }

    private static long items(String prefix) throws Exception {
        return wardline.database.number(Role.READ, "select count(*) from catalog_item where code like '" + prefix + "%'");
    }

    /** A GTIN-13 with its check digit (GS1 General Specifications, 7.9). */
    private static String gtin(int number) {
        var digits = String.format("69%010d", number);
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    @Test
    void twelve_thousand_items_are_one_act_of_a_few_seconds_and_come_out_again() throws Exception {
        var csv = new StringBuilder(HEAD);
        for (var i = 0; i < 12_000; i++) {
            csv.append(String.format("BIG-%05d,%s,一次性使用无菌注射器 %d ml,支,SYRINGE\n", i, gtin(i), i % 50));
        }
        var begun = System.nanoTime();
        var answer = send(admin, "", csv.toString().getBytes(Charset.forName("GBK")), "big");
        var seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(answer.body()).isEqualTo("{\"rows\":12000,\"imported\":true}");
        System.out.printf("12,000 items imported in %.1f s%n", seconds);
        assertThat(items("BIG-")).isEqualTo(12_000);
        assertThat(wardline.database.number(Role.READ,
                "select count(*) from audit_row where subject like 'item/BIG-%' and reason like 'file %'")).isEqualTo(12_000);
        assertThat(send(admin, "", csv.toString().getBytes(Charset.forName("GBK")), "big").body()).isEqualTo(answer.body());

        var exported = export("?format=csv&search=big-");
        assertThat(exported.headers().firstValue("X-Wardline-Filter")).contains("big-");
        assertThat(exported.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment; filename=\"catalog-items.csv\"");
        assertThat(exported.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(exported.body().lines()).hasSize(12_001).element(1).asString()
                .isEqualTo("BIG-00000,0" + gtin(0) + ",一次性使用无菌注射器 0 ml,支,SYRINGE,UNSTATED");
    }

    @Test
    void every_wrong_cell_is_named_and_nothing_is_kept() throws Exception {
        wardline.write(admin, "/api/catalog/items",
                "{\"code\":\"TAKEN-1\",\"gtin\":\"" + gtin(500_001) + "\",\"name\":\"n\",\"baseUnit\":\"u\"}");
        var answer = send("", HEAD + "W-1,123,针,支,\nw-2,,针,支,\nW-3,,,支,\nW-4,,针,支,\n", "wrong");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fields(answer)).containsExactlyInAnyOrder("B2 malformed", "A3 malformed", "C4 missing");
        assertThat(items("W-")).isZero();

        var twice = send("", HEAD + "W-1,,针,支,\nW-1,,针,支,\n", "twice");
        assertThat(fields(twice)).containsExactly("A3 sheet_twice");
        var taken = send("?dry-run", HEAD + "TAKEN-1,,针,支,\nW-5," + gtin(500_001) + ",针,支,\n", "taken");
        assertThat(fields(taken)).containsExactly("A2 taken", "B3 taken");
        assertThat(items("W-")).isZero();
    }

    private static ArrayList<String> fields(HttpResponse<String> answer) throws Exception {
        var named = new ArrayList<String>();
        TestPlatform.json(answer).get("errors").forEach(error -> named.add(error.get("field").asText() + " " + error.get("code").asText()));
        return named;
    }

    @Test
    void a_dry_run_checks_and_keeps_nothing() throws Exception {
        var answer = send("?dry-run=true", HEAD + "DRY-1,,针,支,\n", "dry");
        assertThat(answer.body()).isEqualTo("{\"rows\":1,\"imported\":false}");
        assertThat(items("DRY-")).isZero();
    }

    @Test
    void the_same_key_with_another_file_is_refused() throws Exception {
        assertThat(send("", HEAD + "KEY-1,,针,支,\n", "key").statusCode()).isEqualTo(201);
        assertThat(TestPlatform.json(send("", HEAD + "KEY-2,,针,支,\n", "key")).get("code").asText()).isEqualTo("key_reused");
        assertThat(items("KEY-")).isEqualTo(1);
    }

    @Test
    void names_that_would_be_formulas_go_out_as_texts() throws Exception {
        wardline.write(admin, "/api/catalog/items", "{\"code\":\"EVIL-1\",\"name\":\"=HYPERLINK(1)\",\"baseUnit\":\"@u\"}");
        assertThat(export("?format=csv&search=EVIL-1").body()).contains("EVIL-1,,'=HYPERLINK(1),'@u,");
    }

    @Test
    void a_file_too_large_or_from_nobody_is_not_taken() throws Exception {
        assertThat(send(admin, "", new byte[(8 << 20) + 1], "large").statusCode()).isEqualTo(413);
        assertThat(send("wardline=unknown", "", new byte[4 << 20], "nobody").statusCode()).isEqualTo(401);
        assertThat(send("", "", "empty").statusCode()).isEqualTo(400);
    }
}
