package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.vbp.Citations.Cited;
import io.wardline.platform.vbp.Citations.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever withdraws a wrong line is told which statements have frozen its figure. */
final class CitationStoreTest {
    private static final String LINE = "B1/Y1/P";

    private static List<String> citing(RetentionCounty county, List<Figure> figures) {
        return county.county.inTransaction(tx -> Incentive.citations().citing(tx, figures)).stream()
                .map(CitationStoreTest::words).toList();
    }

    private static String words(Cited cited) {
        return cited.institution() + " " + cited.year() + " version " + cited.version() + (cited.number() == null ? " draft" : " published");
    }

    private static Figure figure(RetentionCounty county, String hospital, String line) {
        return new Figure(county.number("select id from place_institution where code = '" + hospital + "'"), line);
    }

    @Test
    void a_figure_is_cited_by_the_statements_of_its_own_hospital_and_product_alone() {
        try (var county = new RetentionCounty(true)) {
            county.enterAll();
            var first = figure(county, "H1", LINE);
            var second = figure(county, "H2", LINE);
            assertThat(citing(county, List.of(first, second))).isEmpty();
            county.publish("H1");
            county.calculate("H2");
            assertThat(citing(county, List.of(first, second))).containsExactly("H1 2026 version 1 published", "H2 2026 version 1 draft");
            assertThat(citing(county, List.of(second))).containsExactly("H2 2026 version 1 draft");
            assertThat(citing(county, List.of(figure(county, "H1", "B1/Y2/P")))).isEmpty();
            assertThat(citing(county, List.of())).isEmpty();
        }
    }
}
