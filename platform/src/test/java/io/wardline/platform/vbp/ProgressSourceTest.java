package io.wardline.platform.vbp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which fact counts, and what a matrix says of many products. */
final class ProgressSourceTest {
    private static final Bought OWN = new Bought(100, 10, 5);
    private static final Bought PLATFORM = new Bought(95, 0, 0);

    @Test
    void the_lower_fact_is_lower_after_its_returns() {
        assertThat(ProgressSource.LOWER.counted(OWN, PLATFORM)).isEqualTo(OWN);
        assertThat(ProgressSource.LOWER.counted(new Bought(100, 0, 0), PLATFORM)).isEqualTo(PLATFORM);
        assertThat(ProgressSource.OWN.counted(OWN, PLATFORM)).isEqualTo(OWN);
        assertThat(ProgressSource.PLATFORM.counted(OWN, PLATFORM)).isEqualTo(PLATFORM);
    }

    @Test
    void what_is_bought_beyond_one_volume_does_not_hide_what_is_missing_of_another() {
        var overview = ProgressView.overview(
                List.of(row("A", 100, 500), row("B", 100, 0), row("C", 0, 7)), Measure.shipped(LocalDate.of(2026, 12, 1)));
        assertThat(overview).singleElement().satisfies(cell -> {
            assertThat(cell.statuses()).isEqualTo(
                    Map.of(ProgressStatus.DONE, 1, ProgressStatus.RED, 1, ProgressStatus.NO_COMMITMENT, 1));
            assertThat(cell.worst()).isEqualTo(ProgressStatus.RED);
            assertThat(cell.reachedUnits()).isEqualTo(100);
            assertThat(cell.completion()).isEqualTo(new ProgressView.Share("0.5", "50.000 %"));
        });
    }

    @Test
    void the_days_without_a_purchase_end_with_the_period() {
        var period = new AgreementPeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        var line = ProgressView.Line.of(row("A", 100, 0), Measure.shipped(LocalDate.of(2027, 3, 1)));
        assertThat(line.idleDays()).isEqualTo(period.days() - 1);
        assertThat(line.status()).isEqualTo(ProgressStatus.UNMET);
        assertThat(ProgressView.Line.of(row("A", 100, 0), Measure.shipped(LocalDate.of(2025, 12, 31))).idleDays()).isNull();
    }

    private static ProgressRow row(String product, long agreed, long bought) {
        return new ProgressRow(
                "B8", "Y1", new AgreementPeriod(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)), ProgressSource.OWN, "H1",
                "First hospital", product, product, "bag", agreed, new Bought(bought, 0, 0), new Bought(0, 0, 0), 0, 0, 0, null, null);
    }
}
