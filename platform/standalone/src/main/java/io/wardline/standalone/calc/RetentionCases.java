package io.wardline.standalone.calc;

import io.wardline.platform.incentive.ActualVolume;
import io.wardline.platform.incentive.RetentionCalculation;
import io.wardline.platform.incentive.RetentionFacts;
import io.wardline.platform.incentive.RetentionResult;
import io.wardline.platform.incentive.RetentionRule;
import io.wardline.platform.incentive.SplitCalculation;
import io.wardline.platform.incentive.Veto;
import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.rule.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The retention incentive. */
final class RetentionCases {
    private static final int MOST_LINES = 10_000;
    private static final int PRICE_DECIMALS = 10;
    private static final long MOST_UNITS = 1_000_000_000_000_000L;
    private static final Ratio MOST_PRICE = Ratio.of(1_000_000_000);
    private static final Ratio BEST_SCORE = Ratio.of(100);
    private static final RetentionFacts.NonSelectedSpend NOTHING = new RetentionFacts.NonSelectedSpend(0, 0, 0);

    private RetentionCases() {}

    /** A rule with what a case changes in it. */
    private record Wish(RetentionRule rule, Set<Veto> found) {}

    static Supplier<Answer> retention(ParamReading input) {
        if (input.has("brands")) {
            return brands(input);
        }
        return input.has("products") ? products(input) : single(input);
    }

    static Supplier<Answer> consumable(ParamReading input) {
        input.optionalText("item", 200);
        return single(input);
    }

    static Supplier<Answer> split(ParamReading input) {
        var total = input.amountFen("total");
        var weights = input.decimals("weights", 1, MOST_LINES, Ratio.ZERO, Ratio.of(MOST_UNITS), PRICE_DECIMALS);
        return () -> {
            var byCode = new TreeMap<String, Ratio>();
            for (var weight : weights) {
                // The order of the list stands for the order of the institutions' codes.
                byCode.put(String.format("%05d", byCode.size() + 1), weight);
            }
            var result = SplitCalculation.split(total, byCode);
            return new Answer(result.steps()).texts("parts", result.partsFen().values().stream().map(Fen::text).toList());
        };
    }

    static Supplier<Answer> renewal(ParamReading input) {
        var retainedBefore = input.optionalFlag("genericAlreadyCompletedFullCycleAndRetained")
                .orElseGet(() -> input.refuse("genericAlreadyCompletedFullCycleAndRetained", "is missing", false));
        // A saving that somebody has computed already is one unit at its price, of which the fund pays all.
        var line = new RetentionFacts.Line("", 1, 0, new ActualVolume.NotCounted(), Ratio.of(input.amountFen("base")),
                Ratio.ZERO, NOTHING, Ratio.ONE, Ratio.ONE, retainedBefore);
        var facts = new RetentionFacts(List.of(line), score(input), Set.of());
        var params = ShippedRuleSet.RT_SZ_2024_DRAFT.read().params();
        var renewal = input.optionalChoice("renewal", RetentionRule.Renewal.class);
        return () -> {
            var rule = rule(renewal.isEmpty() ? params : params.with("renewal", new Param.Text(renewal.get().name())));
            var result = RetentionCalculation.assess(rule, facts);
            return graded(new Answer(result.steps())
                    .flag("eligible", RetentionCalculation.isEligible(rule.renewal(), retainedBefore)), result)
                    .amount("retained", result.payableFen());
        };
    }

    private static Supplier<Answer> brands(ParamReading input) {
        var brands = input.groups("brands", 1, MOST_LINES, each -> new RetentionCalculation.Brand(
                each.decimal("q", Ratio.ZERO, Ratio.of(MOST_UNITS), PRICE_DECIMALS), priceFen(each, "p")));
        return () -> {
            var price = RetentionCalculation.formerPriceFen(brands).over(100);
            return new Answer(List.of(new Step("p0", "P0 = Σ pᵢqᵢ / Σ qᵢ over " + brands.size() + " brands",
                            price.exact(), price.shownUpTo(6), "volume-weighted mean price before")))
                    .text("p0", price.shownUpTo(6)).text("exact", price.exact());
        };
    }

    private static Supplier<Answer> single(ParamReading input) {
        var line = line(input, "1", share(input, "fundRatio"), share(input, "insuredShare"));
        var score = score(input);
        var wish = wish(input, List.of(line));
        return () -> {
            var chosen = wish.get();
            var result = RetentionCalculation.assess(chosen.rule(), new RetentionFacts(List.of(line), score, chosen.found()));
            var counted = counted(result.lines().getFirst());
            var answer = graded(new Answer(result.steps())
                    .amount("budget", counted.budgetFen())
                    .amount("expenditure", counted.expenditureFen())
                    .amount("rawBase", counted.rawFen())
                    .amount("base", counted.rawFen().floored()), result);
            var exact = switch (result) {
                case RetentionResult.Retained retained -> Fen.exact(retained.exactFen());
                case RetentionResult.Vetoed _ -> "0";
            };
            answer.text("exact", exact).amount("retained", result.payableFen());
            return chosen.rule().rewardsNotBuying() ? answer.text("flag", "MIN_WITHOUT_COMPLETION_VETO") : answer;
        };
    }

    private static Supplier<Answer> products(ParamReading input) {
        var fundRatio = share(input, "fundRatio");
        var insuredShare = share(input, "insuredShare");
        var number = new ArrayList<Integer>();
        var lines = input.groups("products", 1, MOST_LINES, each -> {
            number.add(1);
            return line(each, Integer.toString(number.size()), fundRatio, insuredShare);
        });
        var facts = score(input);
        var wish = wish(input, lines);
        return () -> {
            var chosen = wish.get();
            var result = RetentionCalculation.assess(chosen.rule(), new RetentionFacts(lines, facts, chosen.found()));
            var vetoed = result instanceof RetentionResult.Vetoed;
            var grade = result.grade();
            var perProduct = result.lines().stream().mapToLong(each -> RetentionCalculation.payableFen(each, grade)).sum();
            var institution = RetentionCalculation.base(RetentionRule.Level.INSTITUTION, result.lines()).times(grade.rate());
            return graded(new Answer(result.steps())
                    .texts("perProductBase", result.lines().stream()
                            .map(each -> Fen.text(Fen.halfUp(counted(each).rawFen()))).toList())
                    .amount("floorPerProduct", vetoed ? 0 : perProduct)
                    .amount("floorAtInstitution", vetoed ? Ratio.ZERO : institution), result)
                    .amount("base", result.baseFen())
                    .amount("retained", result.payableFen());
        };
    }

    private static Answer graded(Answer answer, RetentionResult result) {
        return switch (result) {
            case RetentionResult.Retained retained ->
                    answer.text("grade", retained.grade().grade()).text("ratio", rate(retained.grade().rate()));
            case RetentionResult.Vetoed vetoed -> answer.text("grade", vetoed.grade().grade()).text("ratio", rate(Ratio.ZERO))
                    .texts("vetoes", vetoed.vetoes().stream().map(Enum::name).sorted().toList());
        };
    }

    /** One decimal at least: 0.5, 0.0, 0.35. */
    private static String rate(Ratio rate) {
        var exact = rate.exact();
        return exact.contains(".") ? exact : exact + ".0";
    }

    private static RetentionResult.Counted counted(RetentionResult.LineResult line) {
        return switch (line) {
            case RetentionResult.Counted counted -> counted;
            case RetentionResult.NotCompleted(var counted) -> counted;
            case RetentionResult.NotAgain(var again) ->
                    new RetentionResult.Counted(again, 0, Ratio.ZERO, Ratio.ZERO, Ratio.ZERO);
        };
    }

    /**
     * The shipped rule with what the case says otherwise. A veto that the case names stands, but for the completion, which the
     * figures decide wherever the receipts are counted.
     */
    private static Supplier<Wish> wish(ParamReading input, List<RetentionFacts.Line> lines) {
        var volume = input.optionalChoice("expenditureVolume", RetentionRule.Volume.class);
        var inclusive = input.optionalFlag("lowerBoundInclusive");
        var floor = input.optionalChoice("floorLevel", RetentionRule.Level.class);
        var vetoes = input.choices("vetoes", Veto.class);
        var counted = lines.stream().allMatch(line -> line.actual() instanceof ActualVolume.Counted);
        if (!counted && volume.isPresent() && volume.get() != RetentionRule.Volume.AGREED) {
            input.refuse("qActual", "is missing: expenditureVolume " + volume.get() + " asks for it", false);
        }
        return () -> {
            var params = ShippedRuleSet.RT_SZ_2024_DRAFT.read().params();
            if (volume.isPresent()) {
                params = params.with("expenditureVolume", new Param.Text(volume.get().name()));
            }
            if (inclusive.isPresent()) {
                params = params.with("lowerBoundInclusive", new Param.Flag(inclusive.get()));
            }
            if (floor.isPresent()) {
                params = params.with("floorLevel", new Param.Text(floor.get().name()));
            }
            params = params.with("vetoes", new Param.Many(vetoes.stream().<Param>map(veto -> new Param.Group(
                    List.of(new Param.Entry("veto", new Param.Text(veto.name()))))).toList()));
            var found = EnumSet.noneOf(Veto.class);
            found.addAll(vetoes);
            if (counted) {
                found.remove(Veto.AGREED_VOLUME_NOT_COMPLETED);
            }
            return new Wish(rule(params), found);
        };
    }

    private static RetentionRule rule(Param.Group params) {
        return RetentionRule.of(params, ShippedRuleSet.RT_SZ_2024_DRAFT.read().source().cited());
    }

    private static RetentionFacts.Line line(ParamReading input, String product, Ratio fundRatio, Ratio insuredShare) {
        var spent = input.optionalAmountFen("nonSelectedAmount").orElse(0L);
        return new RetentionFacts.Line(product,
                input.whole("qBase", 0, MOST_UNITS), input.whole("qAgreed", 0, MOST_UNITS),
                input.optionalWhole("qActual", 0, MOST_UNITS).<ActualVolume>map(ActualVolume.Counted::new)
                        .orElseGet(ActualVolume.NotCounted::new),
                priceFen(input, "p0"), priceFen(input, "p1"),
                new RetentionFacts.NonSelectedSpend(spent, spent, spent), fundRatio, insuredShare, false);
    }

    private static Ratio priceFen(ParamReading input, String name) {
        return input.decimal(name, Ratio.ZERO, MOST_PRICE, PRICE_DECIMALS).times(100);
    }

    private static Ratio share(ParamReading input, String name) {
        return input.decimal(name, Ratio.ZERO, Ratio.ONE, PRICE_DECIMALS);
    }

    private static Ratio score(ParamReading input) {
        return input.decimal("score", Ratio.ZERO, BEST_SCORE, 4);
    }
}
