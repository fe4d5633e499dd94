package io.wardline.sim.year;

import io.wardline.sim.county.ProductFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the last whole year ended: rule sets that two persons have read and put in force, the packages of the consortia (总额付费) and what
/// their year has cost, and statements in several states.
public final class YearEnd {
    /// Of a package, in fen; each following consortium has a smaller one.
    private static final long PACKAGE_FEN = 9_600_000_055L;
    private static final long LESS_FEN = 2_100_000_011L;
    /// What a year has cost in thousandths of its package: a surplus within its first tier and beyond it, a deficit.
    private static final List<Integer> COSTS = List.of(912, 1_043, 866);

    private final Year year;
    private final Desk officer;
    private final List<Desk> reviewers;
    private final int ended;

    /// @param reviewers at least two, none of whom calculates
    public YearEnd(Year year, Desk officer, List<Desk> reviewers) {
        this.year = year;
        this.officer = officer;
        this.reviewers = List.copyOf(reviewers);
        this.ended = year.today().getYear() - 1;
    }

    /// A consortium's year.
    ///
    /// @param lead      the hospital that leads it
    /// @param agreedFen its package
    /// @param spentFen  what it has cost
    public record Package(String consortium, String lead, long agreedFen, long spentFen) {}

    /// The year that ended.
    public int ended() {
        return ended;
    }

    /// Packages and costs, one for each consortium of the buyers.
    public List<Package> packages() {
        List<String> groups = year.buyers().stream().map(Buyer::group).filter(group -> !group.isEmpty()).distinct().sorted().toList();
        return groups.stream().map(group -> {
            int at = groups.indexOf(group);
            long agreed = PACKAGE_FEN - at * LESS_FEN;
            String lead = year.buyers().stream().filter(buyer -> buyer.group().equals(group)).findFirst().orElseThrow().code();
            return new Package(group, lead, agreed, agreed / 1_000 * COSTS.get(at % COSTS.size()) + 7);
        }).toList();
    }

    /// Brings it in.
    ///
    /// @throws ProductFault when the product does not take it
    public void bringIn() {
        RuleDesk rules = new RuleDesk(officer, reviewers);
        rules.putInForce("MON-DEFAULT", "MON-DEFAULT");
        rules.putInForce("JX-2022-23", "DEMO-SETTLEMENT");
        for (Package each : packages()) {
            officer.post("/api/settlement/packages", "year-package-" + each.consortium(), Map.of(
                    "consortium", each.consortium(), "year", ended, "lead", each.lead(), "formula", "AGREED",
                    "packageFen", each.agreedFen(), "source", ended + "年医共体协议" + YearDrawing.MARK));
            officer.post("/api/settlement/costs", "year-cost-" + each.consortium(), Map.of(
                    "consortium", each.consortium(), "year", ended, "actualFen", each.spentFen(),
                    "source", ended + "年决算" + YearDrawing.MARK));
        }
        officer.post("/api/settlement/runs", "year-settlement", Map.of("year", ended));
        approve();
    }

    /// The first statement is published, the second has one of its two approvals, the third has both. Where no Chinese font is installed, or the
    /// holidays of the next year are not announced yet, nothing is published, and the first one stays approved.
    private void approve() {
        List<String> paths = statements();
        for (int at = 0; at < paths.size(); at++) {
            for (int reviewer = 0; reviewer < (at == 1 ? 1 : 2); reviewer++) {
                reviewers.get(reviewer).post(
                        paths.get(at) + "/approvals", "year-approval-" + at + "-" + reviewer, Map.of("words", "与决算核对一致"));
            }
        }
        if (!paths.isEmpty()) {
            boolean _ = officer.tries(paths.getFirst() + "/publication", "year-publication", Map.of());
        }
    }

    /// The hospital that leads the first consortium objects to what was published.
    ///
    /// @param hospital somebody of it
    /// @return whether there was something to object to
    public boolean object(Desk hospital) {
        return hospital.tries(statements().getFirst() + "/objections", "year-objection", Map.of("words", "异地就医费用重复计入，请复核。"));
    }

    private List<String> statements() {
        List<String> paths = new ArrayList<>();
        officer.get("/api/statement/statements?kind=SETTLEMENT&year=" + ended + "&latest=true").path("items")
                .forEach(each -> paths.add("/api/statement/statements/" + each.path("id").asLong()));
        return paths;
    }
}
