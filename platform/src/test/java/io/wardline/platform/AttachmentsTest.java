package io.wardline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.sql.Role;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are kept as what they are, under the name that was given, and handed out to be saved. */
final class AttachmentsTest {
    private static final byte[] PDF = "%PDF-1.7\n%fake but named so\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path folder;

    private static TestPlatform wardline;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        wardline = new TestPlatform(folder);
        admin = wardline.administrator();
        wardline.write(admin, "/api/place/institutions", "{\"code\":\"H-1\",\"name\":\"县医院\",\"kind\":\"HOSPITAL\"}");
        wardline.write(admin, "/api/place/institutions", "{\"code\":\"H-2\",\"name\":\"中医院\",\"kind\":\"HOSPITAL\"}");
    }

    @AfterAll
    static void stop() {
        wardline.close();
    }

    private static HttpResponse<String> attach(String institution, String name, String contentType, byte[] file) throws Exception {
        return wardline.send(wardline.to("/api/file/attachments?institution=" + institution + "&name="
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                .POST(BodyPublishers.ofByteArray(file))
                .header("Content-Type", contentType)
                .header("Cookie", admin)
                .header("Origin", wardline.platform.address().toString())
                .header("X-Wardline-Csrf", "1"));
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        return TestPlatform.json(answer).path("code").asText();
    }

    @Test
    void a_file_comes_back_byte_for_byte_as_something_to_save() throws Exception {
        var kept = attach("H-1", "许可证 \"2026\".pdf", "application/pdf", PDF);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        var id = TestPlatform.json(kept).get("id").asLong();
        var again = wardline.read(admin, "/api/file/attachments/" + id);
        assertThat(again.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(PDF);
        assertThat(again.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(again.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(again.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"___ _2026_.pdf\"; filename*=UTF-8''%E8%AE%B8%E5%8F%AF%E8%AF%81%20%222026%22.pdf");
        assertThat(wardline.database.number(Role.READ, "select count(*) from audit_row where subject = 'attachment/" + id + "'"))
                .isEqualTo(2);
    }

    @Test
    void of_a_way_to_a_file_only_its_own_name_is_kept() throws Exception {
        var id = TestPlatform.json(attach("H-1", "../../etc\\licence.pdf", "application/pdf", PDF)).get("id").asLong();
        assertThat(wardline.read(admin, "/api/file/attachments/" + id).headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"licence.pdf\"; filename*=UTF-8''licence.pdf");
    }

    @Test
    void the_same_bytes_are_stored_once_and_listed_by_institution() throws Exception {
        var text = "lot,expiry\nL1,2027-01-31\n".getBytes(StandardCharsets.UTF_8);
        attach("H-1", "lots.csv", "text/csv", text);
        attach("H-2", "other.csv", "text/csv; charset=utf-8", text);
        assertThat(wardline.database.number(Role.READ,
                "select count(distinct sha256) from file_attachment where media_type = 'text/csv'")).isEqualTo(1);
        var page = TestPlatform.json(wardline.read(admin, "/api/file/attachments?institution=H-2"));
        assertThat(page.get("items").findValuesAsText("name")).containsExactly("other.csv");
    }

    @ParameterizedTest
    @CsvSource({
        "run.exe, application/octet-stream, file_type_unknown",
        "page.html, text/html, file_type_unknown",
        "noending, application/pdf, file_type_unknown",
        "photo.png, image/png, file_mislabelled",
        "paper.pdf, image/png, file_mislabelled",
        "paper.txt, application/pdf, file_mislabelled",
        "paper.txt, text/plain, file_mislabelled",
        "sheet.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, file_mislabelled"
    })
    void a_file_that_calls_itself_something_else_is_refused(String name, String contentType, String refusal) throws Exception {
        var answer = attach("H-1", name, contentType, PDF);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(code(answer)).isEqualTo(refusal);
    }

    @Test
    void an_archive_is_no_workbook_and_bytes_are_no_text() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
        }
        assertThat(code(attach("H-1", "s.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes.toByteArray())))
                .isEqualTo("file_mislabelled");
        assertThat(code(attach("H-1", "s.txt", "text/plain", new byte[] {'a', 0, 'b'}))).isEqualTo("file_mislabelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd.txt", "../../etc/passwd.txt", "a\"; filename=\"b.txt", "县🙂.txt"})
    void hostile_names_are_kept_and_break_no_header(String name) throws Exception {
        var kept = attach("H-1", name, "text/plain", "text".getBytes(StandardCharsets.UTF_8));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        var disposition = wardline.read(admin, "/api/file/attachments/" + TestPlatform.json(kept).get("id").asLong())
                .headers().firstValue("Content-Disposition").orElseThrow();
        assertThat(disposition).matches("attachment; filename=\"[^\"/\\\\]+\"; filename\\*=UTF-8''[A-Za-z0-9%._~-]+");
    }

    @Test
    void names_too_long_or_with_characters_that_mislead_are_malformed() throws Exception {
        assertThat(attach("H-1", "x".repeat(1_000) + ".txt", "text/plain", PDF).statusCode()).isEqualTo(400);
        assertThat(attach("H-1", "a\0b.txt", "text/plain", PDF).statusCode()).isEqualTo(400);
        // Read from right to left it ends in txt; what the system opens is an exe.
        assertThat(attach("H-1", "\u202Etxt.exe.txt", "text/plain", PDF).statusCode()).isEqualTo(400);
    }

    @Test
    void unknown_institutions_and_attachments_are_not_there() throws Exception {
        assertThat(code(attach("H-9", "a.pdf", "application/pdf", PDF))).isEqualTo("place_institution_fkey");
        assertThat(wardline.read(admin, "/api/file/attachments/999999").statusCode()).isEqualTo(404);
        assertThat(wardline.read(admin, "/api/file/attachments/none").statusCode()).isEqualTo(404);
        assertThat(wardline.send(wardline.to("/api/file/attachments/1000")).statusCode()).isEqualTo(401);
    }

    @Test
    void more_than_ten_mebibytes_are_not_taken() throws Exception {
        assertThat(attach("H-1", "a.pdf", "application/pdf", new byte[(10 << 20) + 1]).statusCode()).isEqualTo(413);
    }

    @Test
    void a_printed_list_is_numbered_kept_and_verified_by_its_code() throws Exception {
        wardline.write(admin, "/api/catalog/items", "{\"code\":\"P-1\",\"name\":\"注射器\",\"baseUnit\":\"支\"}");
        var printed = wardline.write(admin, "/api/catalog/items/print", "{\"institution\":\"H-1\"}");
        assertThat(printed.statusCode()).as(printed.body()).isEqualTo(201);
        var document = TestPlatform.json(printed);
        assertThat(document.get("number").asText()).matches("H-1-CAT-\\d{4}-000001");
        assertThat(wardline.read(admin, "/api/file/attachments/" + document.get("attachment").asLong()).body()).startsWith("%PDF-");
        // Whoever guessed from this address before has used up its looks for some seconds.
        var answer = await().atMost(Duration.ofSeconds(20)).until(
                () -> wardline.send(wardline.to("/api/file/verify/" + document.get("code").asText())), each -> each.statusCode() != 429);
        var found = TestPlatform.json(answer);
        assertThat(found.get("number")).isEqualTo(document.get("number"));
        assertThat(found.get("institution").asText()).isEqualTo("县医院");
        assertThat(code(wardline.write(admin, "/api/catalog/items/print", "{\"institution\":\"H-9\"}"))).isEqualTo("place_institution_fkey");
    }

    @Test
    void labels_come_as_pdf_and_as_zpl_and_a_wrong_code_is_named() throws Exception {
        var right = "{\"labels\":[{\"heading\":\"支架\",\"lines\":[],\"symbol\":\"GS1_DATAMATRIX\",\"code\":\"(01)09506000134352\"}]}";
        assertThat(wardline.write(admin, "/api/file/labels?format=PDF", right).body()).startsWith("%PDF-");
        assertThat(wardline.write(admin, "/api/file/labels?format=ZPL", right).body()).startsWith("^XA").endsWith("^XZ\n");
        var wrong = wardline.write(admin, "/api/file/labels?format=ZPL", right.replace("352\"", "353\""));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(TestPlatform.json(wrong).get("errors").get(0).get("field").asText()).isEqualTo("labels[0].code");
    }

    @Test
    void an_unknown_code_verifies_nothing_and_guessing_is_slowed_down() throws Exception {
        var page = wardline.send(wardline.to("/api/file/verify/00000-00000-00000-00000").header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        var last = page;
        for (var guess = 0; guess < 25; guess++) {
            last = wardline.send(wardline.to("/api/file/verify/" + guess));
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }
}
