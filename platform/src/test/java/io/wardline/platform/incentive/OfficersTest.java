package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.HeldPermissions;
import io.wardline.platform.identity.Permission;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who moves money holds the duty for it: everybody at this door is an administrator, and person 1 alone an officer. */
final class OfficersTest {
    @Test
    void an_administrator_without_the_duty_sets_up_and_neither_calculates_nor_pays() {
        var held = new HeldPermissions((person, permission) -> permission == Permission.CALCULATE
                ? person == 1
                : person == 2 || person == 3);
        try (var county = new RetentionCounty(true, held)) {
            county.enterAll();
            var published = county.publish("H1");
            county.today("2026-10-20");
            assertThat(county.standing(published).path("state").asText()).isEqualTo("FINAL");
            var payments = RetentionCounty.of(published) + "/payments";
            Map<String, ?> payment = Map.of(
                    "route", "FUND_DIRECT", "payee", "H1", "amountFen", 100, "paidOn", "2026-10-20", "reference", "bank 1");
            Map<String, Map<String, ?>> wishes = Map.of(
                    "/api/incentive/runs", Map.of("year", 2026),
                    "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "5"),
                    "/api/incentive/lines", RetentionCounty.line("H1"),
                    "/api/incentive/what-if", Map.of("year", 2026),
                    payments, payment);
            wishes.forEach((path, wish) -> assertThat(county.as(4, path, wish).status()).as(path).isEqualTo(403));
            assertThat(county.as(4, "/api/vbp/batches", Map.of("code", "B9", "name", "Ninth batch", "source", "OWN")).status())
                    .as("what is set up").isEqualTo(201);
            assertThat(county.as(1, payments, payment).status()).isEqualTo(201);
        }
    }
}
