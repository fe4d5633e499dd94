package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.vbp.ProgressStore.Filter;
import io.wardline.platform.vbp.ProgressView.Judged;
import io.wardline.platform.web.Json;
import io.wardline.platform.web.Listing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a platform remembers of the matrix is what it would reckon anew, after whatever happens. */
final class MatrixTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Filter ALL = new Filter(null, null, null, null);
    private static final int MOST = 1_000;
    /** Failures are approved with their report, so that a late delivery takes its excuse away again. */
    private static final Measure MEASURE = excusing(Measure.shipped(TODAY));

    @Test
    void after_every_act_the_remembered_matrix_is_the_one_that_is_reckoned_anew() {
        var random = new Random(20261122);
        try (var county = new VbpCounty()) {
            var remembering = new Matrix();
            var batches = List.of(county.batch("OWN"), county.batch("LOWER"));
            same(county, remembering);
            for (var step = 0; step < 60; step++) {
                happens(county, random, batches.get(random.nextInt(2)), step);
                same(county, remembering);
            }
            assertThat(matrix(county, remembering)).hasSize(4);
        }
    }

    private static void happens(VbpCounty county, Random random, String batch, int step) {
        var institution = random.nextBoolean() ? "H1" : "H2";
        var day = TODAY.minusDays(random.nextInt(310)).toString();
        switch (random.nextInt(7)) {
            case 0 -> county.agree(batch, institution, random.nextInt(2_000));
            case 1 -> county.receive(institution, institution + "-STORE", batch, "O" + step, day, 1 + random.nextInt(90));
            case 2 -> {
                var receipt = county.receive(institution, institution + "-STORE", batch, "O" + step, day, 10);
                county.done("/api/warehouse/receipts/" + receipt + "/returns", Map.of(
                        "returnedOn", TODAY.toString(), "reason", "broken", "lines", List.of(Map.of("line", 1, "quantity", 3))));
            }
            case 3 -> assertThat(county.bring("", VbpCounty.HEAD + "%s,P%d,1,%s,M-%s-%d,Saline,2,盒,%s\n"
                    .formatted(batch, step, institution, batch, random.nextInt(3), day)).status()).isEqualTo(201);
            case 4 -> failure(county, random, batch, institution, step);
            case 5 -> county.receive(
                    institution, institution + "-STORE", batch, "F" + random.nextInt(60), TODAY.toString(), 1 + random.nextInt(300));
            default -> county.map("M-" + batch + "-" + random.nextInt(3), batch, 10 + step, day);
        }
    }

    private static void failure(VbpCounty county, Random random, String batch, String institution, int step) {
        var id = county.done("/api/vbp/failures", Map.ofEntries(
                Map.entry("batch", batch), Map.entry("agreement", "Y1"), Map.entry("institution", institution), Map.entry("product", "P"),
                Map.entry("supplier", "MAKER"), Map.entry("orderNo", "F" + step), Map.entry("orderLine", 1),
                Map.entry("orderedAt", "2026-03-01T08:00:00+08:00"), Map.entry("quantity", 1 + random.nextInt(900)),
                Map.entry("reminders", 1), Map.entry("words", "out of stock"))).body().get("id").asLong();
        for (var judge : List.of("person-2", "person-3")) {
            assertThat(county.door.postAs(judge, "/api/vbp/failures/" + id + "/verdicts", Map.of("approved", true, "words", "seen")).status())
                    .isEqualTo(201);
        }
    }

    private static Measure excusing(Measure shipped) {
        var rule = shipped.rule();
        var counting = rule.counting();
        return new Measure(shipped.asOf(), new ProgressRule(rule.greenFrom(), rule.yellowFrom(), rule.graceDays(), new CountingRule(
                counting.source(), counting.point(), Exemption.APPROVED, counting.nonSelected(), counting.confirmationHours(),
                counting.deliveryHours()), rule.source()), shipped.basis());
    }

    private static void same(VbpCounty county, Matrix remembering) {
        var anew = county.county.inTransaction(tx ->
                ProgressView.overview(new ProgressStore().kept(tx, "", MOST, ALL, TODAY), MEASURE));
        assertThat(matrix(county, remembering)).isEqualTo(anew);
        assertThat(county.county.inTransaction(tx -> remembering.written(tx, ALL, MEASURE, MOST)).orElseThrow())
                .isEqualTo(Json.write(Judged.of(Listing.whole(anew), MEASURE)));
    }

    private static List<ProgressView.Overview> matrix(VbpCounty county, Matrix remembering) {
        return county.county.inTransaction(tx -> remembering.today(tx, ALL, MEASURE, MOST)).orElseThrow();
    }
}
