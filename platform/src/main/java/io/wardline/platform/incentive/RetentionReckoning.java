package io.wardline.platform.incentive;

import static io.wardline.platform.incentive.RetentionInputs.ACTUAL;
import static io.wardline.platform.incentive.RetentionInputs.AGREED;
import static io.wardline.platform.incentive.RetentionInputs.EXCUSED;
import static io.wardline.platform.incentive.RetentionInputs.FORMER_AMOUNT;
import static io.wardline.platform.incentive.RetentionInputs.FORMER_UNITS;
import static io.wardline.platform.incentive.RetentionInputs.FUND_RATIO;
import static io.wardline.platform.incentive.RetentionInputs.INSURED_SHARE;
import static io.wardline.platform.incentive.RetentionInputs.OTHER;
import static io.wardline.platform.incentive.RetentionInputs.OTHER_DEARER;
import static io.wardline.platform.incentive.RetentionInputs.OTHER_EVALUATED;
import static io.wardline.platform.incentive.RetentionInputs.REPORTED;
import static io.wardline.platform.incentive.RetentionInputs.RETAINED_BEFORE;
import static io.wardline.platform.incentive.RetentionInputs.SCORE;
import static io.wardline.platform.incentive.RetentionInputs.SELECTED_PRICE;
import static io.wardline.platform.incentive.RetentionInputs.UNMAPPED;
import static io.wardline.platform.incentive.RetentionInputs.VETO;

import io.wardline.platform.incentive.RetentionFacts.NonSelectedSpend;
import io.wardline.platform.incentive.RetentionResult.Counted;
import io.wardline.platform.incentive.RetentionResult.LineResult;
import io.wardline.platform.incentive.RetentionResult.NotAgain;
import io.wardline.platform.incentive.RetentionResult.NotCompleted;
import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.Inputs;
import io.wardline.platform.statement.Inputs.Input;
import io.wardline.platform.statement.Payee;
import io.wardline.platform.statement.Reckoning;
import io.wardline.platform.statement.Reckoning.Figure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From the inputs of a statement, as they are frozen, to everything that stands on it. */
final class RetentionReckoning {
    private static final int FEN = 100;
    private static final int PRICE_DECIMALS = 6;

    private RetentionReckoning() {}

    static Reckoning of(RetentionRule rule, Inputs inputs) {
        var result = RetentionCalculation.assess(rule, facts(inputs));
        var lines = new ArrayList<Reckoning.Line>(inputs.lines().size());
        for (var at = 0; at < inputs.lines().size(); at++) {
            lines.add(line(result, inputs.lines().get(at), result.lines().get(at)));
        }
        var steps = new ArrayList<>(unmapped(inputs.whole()));
        steps.addAll(RetentionSteps.ofWhole(result));
        return new Reckoning(lines, figures(result, unmapped(inputs.whole())), steps, result.payableFen(), payee(rule));
    }

    /** What statements were frozen without, before it was counted, they do not say; neither is it said where there are none. */
    private static List<Step> unmapped(List<Input> inputs) {
        return inputs.stream()
                .filter(input -> input.name().equals(UNMAPPED) && Long.parseLong(input.value()) > 0)
                .map(input -> new Step(
                        UNMAPPED, "lines of the platform that are mapped to nothing count nowhere", input.value(), input.value(), input.source()))
                .toList();
    }

    private static Payee payee(RetentionRule rule) {
        return switch (rule.consortium()) {
            case BY_INSTITUTION -> Payee.SUBJECT;
            case LEAD_HOSPITAL -> Payee.LEAD_HOSPITAL;
        };
    }

    private static RetentionFacts facts(Inputs inputs) {
        var found = EnumSet.noneOf(Veto.class);
        var score = Ratio.ZERO;
        for (var input : inputs.whole()) {
            if (input.name().equals(SCORE)) {
                score = Ratio.parse(input.value());
            } else if (input.name().startsWith(VETO) && isTrue(input.name(), input.value())) {
                found.add(Veto.valueOf(input.name().substring(VETO.length())));
            }
        }
        return new RetentionFacts(inputs.lines().stream().map(RetentionReckoning::facts).toList(), score, found);
    }

    private static boolean isTrue(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(name + " is true or false, not " + value);
        };
    }

    private static RetentionFacts.Line facts(Inputs.Line line) {
        var values = new Values(line);
        if (values.units(FORMER_UNITS) <= 0) {
            throw new IllegalArgumentException(line.code() + ": " + FORMER_UNITS + " is above 0, else there is no price before");
        }
        return new RetentionFacts.Line(
                line.code(), values.units(REPORTED), values.units(AGREED), new ActualVolume.Counted(values.units(ACTUAL)),
                values.fen(FORMER_AMOUNT).over(values.units(FORMER_UNITS)), values.fen(SELECTED_PRICE),
                new NonSelectedSpend(values.wholeFen(OTHER), values.wholeFen(OTHER_DEARER), values.wholeFen(OTHER_EVALUATED)),
                values.ratio(FUND_RATIO), values.ratio(INSURED_SHARE), isTrue(RETAINED_BEFORE, values.text(RETAINED_BEFORE)),
                values.unitsOrNone(EXCUSED));
    }

    /** The values of a line by name. */
    private static final class Values {
        private final Map<String, String> values = new HashMap<>();
        private final String code;

        Values(Inputs.Line line) {
            code = line.code();
            for (Input input : line.inputs()) {
                values.put(input.name(), input.value());
            }
        }

        String text(String name) {
            var value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException(code + " has no input " + name);
            }
            return value;
        }

        Ratio ratio(String name) {
            return Ratio.parse(text(name));
        }

        long units(String name) {
            return Long.parseLong(text(name));
        }

        /** 0 where the statement was frozen without it. */
        long unitsOrNone(String name) {
            return values.containsKey(name) ? units(name) : 0;
        }

        Ratio fen(String name) {
            return ratio(name).times(FEN);
        }

        long wholeFen(String name) {
            var fen = fen(name);
            if (!fen.denominator().equals(BigInteger.ONE) || fen.isAbove(Ratio.of(Fen.MOST))) {
                throw new IllegalArgumentException(code + ": " + name + " is an amount in whole fen up to " + Fen.text(Fen.MOST));
            }
            return fen.numerator().longValueExact();
        }
    }

    private static Reckoning.Line line(RetentionResult result, Inputs.Line input, LineResult line) {
        var steps = new ArrayList<>(unmapped(input.inputs()));
        var values = new Values(input);
        var price = line.line().formerPriceFen();
        steps.add(new Step(
                "p0", "P0 = Σpq / Σq = " + values.text(FORMER_AMOUNT) + " / " + values.text(FORMER_UNITS), Fen.exact(price),
                price.over(FEN).shownUpTo(PRICE_DECIMALS), result.rule().source()));
        steps.addAll(RetentionSteps.ofLine(result, line));
        return new Reckoning.Line(input.code(), input.name(), figures(result, line), steps);
    }

    private static List<Figure> figures(RetentionResult result, LineResult line) {
        var figures = new ArrayList<Figure>();
        switch (line) {
            case Counted counted -> counted(counted, figures);
            case NotCompleted(var counted) -> counted(counted, figures);
            case NotAgain _ -> {
                // Nothing of it is counted, so there is nothing to show but its base of 0.
            }
        }
        figures.add(amount("base", line.flooredFen()));
        if (result.rule().floorLevel() == RetentionRule.Level.PRODUCT && result instanceof RetentionResult.Retained) {
            figures.add(new Figure(
                    "retained", Fen.exact(line.flooredFen().times(result.grade().rate())),
                    Fen.text(RetentionCalculation.payableFen(line, result.grade()))));
        }
        return figures;
    }

    private static void counted(Counted counted, List<Figure> figures) {
        figures.add(amount("budget", counted.budgetFen()));
        figures.add(amount("expenditure", counted.expenditureFen()));
        figures.add(amount("rawBase", counted.rawFen()));
        if (counted.line().actual() instanceof ActualVolume.Counted(var units) && counted.line().reportedUnits() > 0) {
            var index = Ratio.of(units, counted.line().reportedUnits());
            figures.add(new Figure("reportedIndex", index.exact(), index.times(FEN).shown(2) + " %"));
        }
    }

    private static List<Figure> figures(RetentionResult result, List<Step> unmapped) {
        var budget = Ratio.ZERO;
        var expenditure = Ratio.ZERO;
        for (var line : result.lines()) {
            switch (line) {
                case Counted counted -> {
                    budget = budget.plus(counted.budgetFen());
                    expenditure = expenditure.plus(counted.expenditureFen());
                }
                case NotCompleted(var counted) -> {
                    budget = budget.plus(counted.budgetFen());
                    expenditure = expenditure.plus(counted.expenditureFen());
                }
                case NotAgain _ -> {
                    // It is counted nowhere.
                }
            }
        }
        var rate = switch (result) {
            case RetentionResult.Retained retained -> retained.grade().rate();
            case RetentionResult.Vetoed _ -> Ratio.ZERO;
        };
        var figures = new ArrayList<>(List.of(
                amount("budget", budget), amount("expenditure", expenditure), amount("base", result.baseFen()),
                new Figure("grade", result.grade().grade(), result.grade().grade()),
                new Figure("ratio", rate.exact(), rate.times(FEN).shownUpTo(4) + " %"),
                new Figure("retained", Fen.text(result.payableFen()), Fen.text(result.payableFen()))));
        unmapped.forEach(step -> figures.add(new Figure(step.name(), step.exact(), step.shown())));
        return figures;
    }

    private static Figure amount(String name, Ratio fen) {
        return new Figure(name, Fen.exact(fen), RetentionResult.shown(fen));
    }
}
