package io.wardline.sim.year;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.sim.year.Year.Agreement;
import io.wardline.sim.year.Year.Article;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// What suppliers did not deliver (供应原因), reported with its order: one failure is proved by two persons, one waits for the second of
/// them, one for both.
public final class YearFailures {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime ORDERED = LocalTime.of(9, 30);
    private static final int DAYS_IN = 40;
    private static final int BOXES = 60;

    private final Year year;
    private final Desk system;
    private final List<Desk> reviewers;

    /// @param system    the institutions' own systems
    /// @param reviewers at least two
    public YearFailures(Year year, Desk system, List<Desk> reviewers) {
        this.year = year;
        this.system = system;
        this.reviewers = List.copyOf(reviewers);
    }

    /// Brings them in, of the first agreement that runs for so long that an order of it can be overdue.
    ///
    /// @throws io.wardline.sim.county.ProductFault when the product does not take it
    public void bringIn() {
        Agreement running = year.agreements().stream()
                .filter(each -> !each.endsOn().isBefore(year.today()) && each.startsOn().plusDays(2 * DAYS_IN).isBefore(year.today()))
                .findFirst().orElseThrow();
        List<Article> selected = year.articles().stream()
                .filter(each -> each.batch().equals(running.batch()) && each.selected()).toList();
        for (int at = 0; at <= reviewers.size(); at++) {
            long id = report(running, selected.get(at % selected.size()), at);
            for (Desk reviewer : reviewers.subList(at, reviewers.size())) {
                reviewer.post("/api/vbp/failures/" + id + "/verdicts", "year-failure-" + at + "-" + reviewers.indexOf(reviewer), Map.of(
                        "approved", true, "words", "供应商已书面确认"));
            }
        }
    }

    private long report(Agreement agreement, Article article, int at) {
        JsonNode reported = system.post("/api/vbp/failures", "year-failure-" + at, Map.ofEntries(
                Map.entry("batch", agreement.batch()), Map.entry("agreement", agreement.code()),
                Map.entry("institution", year.buyers().get(at).code()), Map.entry("product", article.generic().code()),
                Map.entry("supplier", article.selectedFrom()), Map.entry("orderNo", "P-FAIL-" + (at + 1)), Map.entry("orderLine", 1),
                Map.entry("orderedAt", agreement.startsOn().plusDays(DAYS_IN).atTime(ORDERED).atZone(ZONE).toOffsetDateTime().toString()),
                Map.entry("quantity", (long) BOXES * article.generic().pack()), Map.entry("reminders", at + 1),
                Map.entry("words", "原料短缺，订单确认后未发货" + YearDrawing.MARK)));
        return reported.path("id").asLong();
    }
}
