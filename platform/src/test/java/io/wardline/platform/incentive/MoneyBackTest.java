package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was paid beyond a correction comes back, and every sum says what stays paid. */
final class MoneyBackTest {
    private static Map<String, Object> payment(String kind, long fen, String day, String reference) {
        return new HashMap<>(Map.of(
                "kind", kind, "route", "FUND_DIRECT", "payee", "H1", "amountFen", fen, "paidOn", day, "reference", reference));
    }

    @Test
    void what_was_paid_beyond_a_correction_comes_back_and_no_more() {
        try (var county = new RetentionCounty(true)) {
            county.enterAll();
            var first = county.publish("H1");
            county.today("2026-10-20");
            var paid = RetentionCounty.of(first) + "/payments";
            assertThat(RetentionCounty.code(county.as(1, paid, payment("RETURN", 1, "2026-10-20", "B-0")))).isEqualTo("statement_return_above_paid");
            county.done(1, paid, payment("PAYMENT", 74_734, "2026-10-20", "F-1"));

            // P0 falls to 3.00: B = 1000·3·0.63 = 1890, S = 1890 − 773.325 = 1116.675, R = 558.3375.
            county.done(1, "/api/incentive/brands", RetentionCounty.brand("BEST", 600, "3"));
            county.done(1, "/api/incentive/runs", Map.of("year", 2026, "institution", "H1", "reason", "price of BEST"));
            var second = county.latest("H1");
            county.approveAndPublish(second);
            county.today("2026-12-10");
            assertThat(county.standing(second).path("dueFen").asLong()).isEqualTo(55_834 - 74_734);
            var back = RetentionCounty.of(second) + "/payments";
            assertThat(RetentionCounty.code(county.as(1, back, payment("RETURN", 18_901, "2026-12-10", "B-1")))).isEqualTo("statement_return_above_paid");
            county.done(1, back, payment("RETURN", 18_000, "2026-12-10", "B-1"));
            assertThat(county.standing(second).path("state").asText()).isEqualTo("FINAL");
            assertThat(RetentionCounty.code(county.as(1, back, payment("PAYMENT", 1, "2026-12-10", "F-2")))).isEqualTo("statement_payment_above_payable");
            county.done(1, back, payment("RETURN", 900, "2026-12-10", "B-2"));

            assertThat(county.standing(second).path("state").asText()).isEqualTo("PAID");
            assertThat(county.standing(second).path("dueFen").asLong()).isZero();
            assertThat(county.door.get("/api/incentive/county/total?year=2026").body().path("paidFen").asLong()).isEqualTo(55_834);
            assertThat(county.door.get("/api/incentive/county?year=2026").body().at("/items/0/paidFen").asLong()).isEqualTo(55_834);
            var shown = county.door.get(RetentionCounty.of(second)).body().path("payments");
            assertThat(shown.valueStream().map(each -> each.path("kind").asText() + each.path("amountFen").asLong()))
                    .containsExactly("RETURN-18000", "RETURN-900");
            county.claimsHold();
        }
    }
}
