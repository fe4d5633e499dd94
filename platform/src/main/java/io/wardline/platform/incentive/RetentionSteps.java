package io.wardline.platform.incentive;

import io.wardline.platform.incentive.RetentionResult.Counted;
import io.wardline.platform.incentive.RetentionResult.LineResult;
import io.wardline.platform.incentive.RetentionResult.NotAgain;
import io.wardline.platform.incentive.RetentionResult.NotCompleted;
import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import io.wardline.platform.vbp.Exemption;
import java.util.ArrayList;
import java.util.List;

/** Writes down how a retention was found. */
final class RetentionSteps {
    private final RetentionResult result;
    private final String source;
    private final List<Step> steps = new ArrayList<>();

    private RetentionSteps(RetentionResult result) {
        this.result = result;
        source = result.rule().source();
    }

    /** Of every line, then of the whole. */
    static List<Step> of(RetentionResult result) {
        var written = new RetentionSteps(result);
        result.lines().forEach(written::line);
        written.whole();
        return List.copyOf(written.steps);
    }

    /** Of one line alone. */
    static List<Step> ofLine(RetentionResult result, LineResult line) {
        var written = new RetentionSteps(result);
        written.line(line);
        return List.copyOf(written.steps);
    }

    /** Of what follows from all lines. */
    static List<Step> ofWhole(RetentionResult result) {
        var written = new RetentionSteps(result);
        written.whole();
        return List.copyOf(written.steps);
    }

    private void line(LineResult line) {
        switch (line) {
            case Counted counted -> counted(counted);
            case NotCompleted(var counted) -> {
                counted(counted);
                var judged = result.rule().supplyExemption() == Exemption.APPROVED ? "(Qa − excused)" : "Qa";
                steps.add(new Step("veto",
                        "Qs < " + result.rule().vetoes().get(Veto.AGREED_VOLUME_NOT_COMPLETED) + "·" + judged,
                        Veto.AGREED_VOLUME_NOT_COMPLETED.name(), Veto.AGREED_VOLUME_NOT_COMPLETED.name(), source));
            }
            case NotAgain(var again) -> steps.add(new Step("renewal",
                    ("generic " + again.product()).strip() + " completed a full cycle and was retained", "0", "0.00", source));
        }
    }

    private void whole() {
        var single = result.lines().size() == 1;
        var floor = switch (result.rule().floorLevel()) {
            case PRODUCT -> single ? "S = max(0, B − E)" : "S = Σ max(0, B − E)";
            case INSTITUTION -> single ? "S = max(0, B − E)" : "S = max(0, Σ (B − E))";
        };
        amount("base", floor, result.baseFen());
        var grade = result.grade();
        steps.add(new Step("ratio",
                "k(score " + result.facts().score() + "): grade " + grade.grade() + " from " + grade.fromScore()
                        + (result.rule().gradeTable().lowerBoundInclusive() ? ", the bound included" : ", the bound excluded"),
                grade.rate().exact(), grade.rate().times(100).shownUpTo(4) + " %", source));
        switch (result) {
            case RetentionResult.Retained retained -> steps.add(new Step("retained",
                    result.rule().floorLevel() == RetentionRule.Level.PRODUCT && retained.lines().size() > 1
                            ? "R = Σ round(S·k)" : "R = S·k",
                    Fen.exact(retained.exactFen()), Fen.text(retained.payableFen()), source));
            case RetentionResult.Vetoed vetoed -> steps.add(new Step("retained",
                    "R = 0: " + String.join(", ", vetoed.vetoes().stream().map(Enum::name).sorted().toList()), "0", "0.00", source));
        }
    }

    private void counted(Counted counted) {
        var line = counted.line();
        var paid = "·" + line.fundRatio() + "·" + line.insuredShare();
        amount("budget", "B = Qb·P0·r·s = " + line.reportedUnits() + "·" + price(line.formerPriceFen()) + paid, counted.budgetFen());
        var spent = line.nonSelected().fen(result.rule().nonSelectedCounted());
        amount("expenditure", "E = (V·P1 + N)·r·s = (" + counted.volumeUnits() + "·" + price(line.selectedPriceFen()) + " + "
                + Fen.text(spent) + ")" + paid, counted.expenditureFen());
        amount("rawBase", "B − E", counted.rawFen());
        if (line.actual() instanceof ActualVolume.Counted(var units)) {
            purchased(line, units);
        }
    }

    private void purchased(RetentionFacts.Line line, long units) {
        if (result.rule().supplyExemption() == Exemption.APPROVED) {
            excused(line, units);
        }
        if (line.reportedUnits() > 0) {
            var index = Ratio.of(units, line.reportedUnits());
            steps.add(new Step("reportedIndex", "Qs/Qb: who reports more than is used gains by it", index.exact(),
                    index.times(100).shown(2) + " %", "no official source: the operator's choice"));
        }
    }

    /** By what completion is judged where a supplier's failure excuses; where all is excused, nothing is left to buy. */
    private void excused(RetentionFacts.Line line, long units) {
        var required = result.rule().requiredUnits(line);
        var completion = required == 0 ? Ratio.ONE : Ratio.of(units, required);
        steps.add(new Step("completion",
                "Qs / (Qa − excused) = " + units + " / (" + line.agreedUnits() + " − " + line.excusedUnits() + ")"
                        + (required == 0 ? ", nothing left to buy" : ""),
                completion.exact(), completion.times(100).shown(2) + " %", source));
    }

    private static String price(Ratio fen) {
        return fen.over(100).shownUpTo(6);
    }

    private void amount(String name, String formula, Ratio fen) {
        steps.add(new Step(name, formula, Fen.exact(fen), RetentionResult.shown(fen), source));
    }
}
