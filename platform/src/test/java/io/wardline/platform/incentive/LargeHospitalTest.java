package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.statement.Recomputed;
import io.wardline.platform.statement.StatementKind;
import io.wardline.platform.statement.Statements;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A hospital with hundreds of products, whose exact figures are fractions over a denominator of thousands of digits. */
final class LargeHospitalTest {
    private static final int PRODUCTS = 400;

    /** Products, each bought before in a prime number of units, so that no two prices before have a common denominator. */
    private static final String MANY =
            """
            insert into vbp_product (batch_id, code, name, unit) select b.id, 'Q' || u, 'Product ' || u, 'bag'
            from vbp_batch b, unnest(array[%1$s]::bigint[]) as u;
            insert into vbp_volume (agreement_id, institution_id, product_id, quantity)
            select a.id, i.id, p.id, 900 from vbp_agreement a, place_institution i, vbp_product p
            where a.code = 'Y1' and i.code = 'H1' and p.code like 'Q%%';
            insert into vbp_report (agreement_id, institution_id, product_id, reported, mean, reporter_id, reported_by, reported_at,
                approver_id, approved_by, approved_at, words)
            select v.agreement_id, v.institution_id, v.product_id, 1000, 900, 1, 'pharmacist', now(), 2, 'reviewer', now(), 'right'
            from vbp_volume v join vbp_product p on p.id = v.product_id where p.code like 'Q%%';
            insert into vbp_progress (agreement_id, institution_id, product_id, own_accepted, own_returned)
            select v.agreement_id, v.institution_id, v.product_id, 950, 10
            from vbp_volume v join vbp_product p on p.id = v.product_id where p.code like 'Q%%';
            insert into incentive_fact (agreement_id, institution_id, product_id, price_ten_thousandths, other_fen, other_dearer_fen,
                other_evaluated_fen, fund_millionths, insured_millionths, retained_before, source, account, at)
            select v.agreement_id, v.institution_id, v.product_id, 13500, 1250, 1250, 0, 700000, 900000, false, 'sheet 4', 'officer', now()
            from vbp_volume v join vbp_product p on p.id = v.product_id where p.code like 'Q%%';
            insert into incentive_brand (agreement_id, product_id, institution_id, brand, units, price_ten_thousandths, source, account, at)
            select a.id, p.id, i.id, b.brand, b.units, b.price, 'orders', 'officer', now()
            from vbp_agreement a, place_institution i, vbp_product p
            cross join lateral (values ('ACME', 7, 30000), ('BEST', 11, 40000), ('CARE', substr(p.code, 2)::bigint - 18, 50000))
                as b (brand, units, price)
            where a.code = 'Y1' and i.code = 'COUNTY' and p.code like 'Q%%';
            """;

    @Test
    void a_statement_of_four_hundred_products_is_kept_opened_compared_and_published() {
        try (var county = new RetentionCounty(true)) {
            county.enterAll();
            county.county.execute(MANY.formatted(
                    Stream.iterate(BigInteger.valueOf(10_000_000_000L).nextProbablePrime(), BigInteger::nextProbablePrime)
                            .limit(PRODUCTS)
                            .map(BigInteger::toString)
                            .collect(Collectors.joining(","))));
            var id = county.publish("H1");
            assertThat(county.number("select length(figures) from statement_version")).as("longer than a usual text").isGreaterThan(10_000);
            var whole = county.door.get(RetentionCounty.of(id)).body();
            assertThat(whole.at("/result/lines").size()).isEqualTo(PRODUCTS + 1);
            assertThat(whole.at("/standing/figures/base").asText()).contains("/").hasSizeGreaterThan(8_000);
            assertThat(county.door.get("/api/statement/comparison?former=" + id + "&latter=" + id).status()).isEqualTo(200);
            assertThat(county.door.get(RetentionCounty.of(id) + "/difference").body().path("figures").size()).isZero();
            assertThat(county.door.get("/api/incentive/county/total?year=2026").body().path("payableFen").asLong()).isPositive();
            assertThat(Statements.recompute(county.county.platform(), Map.of(StatementKind.RETENTION, Incentive.formula())))
                    .isEqualTo(new Recomputed(1, List.of()));
            county.claimsHold();
        }
    }
}
