package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.TestDoor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What village clinics say that they stock, and what visits find. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClinicTest {
    private VbpCounty county;

    @BeforeAll
    void open() {
        county = new VbpCounty();
    }

    @AfterAll
    void close() {
        county.close();
    }

    private TestDoor.Reply declare(String batch, String clinic, boolean stocked) {
        return county.door.post("/api/vbp/stocking", Map.of("month", "2026-10", "lines", List.of(
                Map.of("clinic", clinic, "batch", batch, "product", "P", "stocked", stocked))));
    }

    @Test
    void stocking_is_what_is_declared_of_what_is_due_and_a_visit_may_contradict_it() {
        var batch = county.batch("OWN");
        county.agree(batch, "H1", 100);
        county.agree(batch, "H2", 0);
        for (var clinic : List.of("V1", "V2", "V3", "V4")) {
            county.done("/api/vbp/clinics", Map.of("code", clinic, "name", "Village", "institution", "H1"));
        }
        county.done("/api/vbp/clinics", Map.of("code", "V9", "name", "Village", "institution", "H2"));
        assertThat(declare(batch, "V1", true).status()).isEqualTo(201);
        assertThat(declare(batch, "V2", true).status()).isEqualTo(201);
        assertThat(declare(batch, "V3", false).status()).isEqualTo(201);
        assertThat(declare(batch, "V1", true).status()).as("the same again").isEqualTo(201);
        assertThat(code(declare(batch, "V1", false))).as("what was declared stays").isEqualTo("vbp_stocking_pkey");
        county.done("/api/vbp/stocking/checks", Map.of(
                "clinic", "V2", "batch", batch, "product", "P", "checkedOn", "2026-10-31", "found", false, "words", "an empty shelf"));
        county.done("/api/vbp/stocking/checks", Map.of(
                "clinic", "V1", "batch", batch, "product", "P", "checkedOn", "2026-11-01", "found", false, "words", "of another month"));
        var rates = county.door.get("/api/vbp/stocking?month=2026-10");
        assertThat(rates.each("institution")).as("H2 has promised nothing").containsExactly("H1");
        assertThat(rates.body().at("/items/0").toString()).contains(
                "\"clinics\":4,\"due\":4,\"declared\":3,\"stocked\":2,\"checked\":1,\"contradicted\":1", "50.000 %");
        assertThat(county.door.get("/api/vbp/stocking?month=2025-10").each("institution")).as("before the period").isEmpty();
        assertThat(county.door.get("/api/vbp/clinics?institution=H2").each("code")).containsExactly("V9");
    }

    @Test
    void what_is_unknown_or_has_not_come_is_refused() {
        var batch = county.batch("OWN");
        assertThat(code(declare(batch, "NOSUCH", true))).isEqualTo("vbp_stocking_clinic_fkey");
        county.done("/api/vbp/clinics", Map.of("code", "W1", "name", "Village", "institution", "H1"));
        assertThat(code(county.door.post("/api/vbp/clinics", Map.of("code", "W1", "name", "Village", "institution", "H1"))))
                .isEqualTo("vbp_clinic_code_key");
        assertThat(code(county.door.post("/api/vbp/clinics", Map.of("code", "W2", "name", "Village", "institution", "NOSUCH"))))
                .isEqualTo("place_institution_fkey");
        assertThat(code(declare("B0", "W1", true))).isEqualTo("vbp_product_item_product_fkey");
        assertThat(code(county.door.post("/api/vbp/stocking", Map.of("month", "2026-12", "lines", List.of(
                Map.of("clinic", "W1", "batch", batch, "product", "P", "stocked", true)))))).isEqualTo("vbp_stocking_ahead");
        assertThat(county.door.get("/api/vbp/stocking?month=October").status()).isEqualTo(400);
    }

    private static String code(TestDoor.Reply reply) {
        assertThat(reply.status()).isEqualTo(409);
        return reply.body().get("code").asText();
    }
}
