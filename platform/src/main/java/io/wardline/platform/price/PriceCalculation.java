package io.wardline.platform.price;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.price.PriceResult.Within;
import io.wardline.platform.rule.Step;
import java.util.List;
import java.util.Locale;

/** Judges prices. Everything is compared exactly; equal to a threshold counts as reached. */
public final class PriceCalculation {
    private static final int DECIMALS = 4;

    private PriceCalculation() {}

    /** The answer to a question about prices. */
    public static PriceResult assess(PriceRule rule, PriceFacts facts) {
        return switch (facts) {
            case PriceFacts.Purchase purchase -> agreed(purchase);
            case PriceFacts.Listing listing -> capped(rule, listing);
            case PriceFacts.Change change -> changed(rule, change);
            case PriceFacts.Spread spread -> spreading(rule, spread);
        };
    }

    private static PriceResult agreed(PriceFacts.Purchase facts) {
        var over = facts.asked().minus(facts.winning());
        return new PriceResult.Agreed(over.signum() > 0, List.of(step("aboveAgreed", "asked − agreed", over,
                "the agreed price binds in the supply area")));
    }

    private static PriceResult capped(PriceRule rule, PriceFacts.Listing facts) {
        var byFactor = facts.winning().times(rule.capFactor());
        var lower = byFactor.min(facts.highestWinning());
        var higher = byFactor.max(facts.highestWinning());
        var within = Within.NEITHER;
        if (!facts.listing().isAbove(lower)) {
            within = Within.BOTH_CAPS;
        } else if (!facts.listing().isAbove(higher)) {
            within = Within.CAP_IS_MAX_OF_BOTH;
        }
        var blocked = switch (rule.capRule()) {
            case MAX -> facts.listing().isAbove(higher);
            case MIN -> facts.listing().isAbove(lower);
        };
        return new PriceResult.Capped(byFactor, facts.highestWinning(), within, blocked, List.of(
                step("factorCap", rule.capFactor() + " · winning price", byFactor, rule.source()),
                step("highestCap", "highest winning price of the variety", facts.highestWinning(), rule.source()),
                step("cap", rule.capRule().name().toLowerCase(Locale.ROOT) + " of both",
                        rule.capRule() == PriceRule.CapRule.MAX ? higher : lower, rule.source())));
    }

    private static PriceResult changed(PriceRule rule, PriceFacts.Change facts) {
        var change = facts.fresh().minus(facts.last()).over(facts.last());
        var size = change.signum() < 0 ? change.negated() : change;
        return new PriceResult.Changed(change, size.compareTo(rule.changeAlert()) >= 0,
                change.negated().isAbove(rule.belowAlert()), List.of(
                        percent("change", "(new − last)/last", change, rule.source()),
                        percent("threshold", "|change| ≥", rule.changeAlert(), rule.source())));
    }

    private static PriceResult spreading(PriceRule rule, PriceFacts.Spread facts) {
        var lowest = facts.prices().stream().reduce(Ratio::min).orElseThrow();
        var highest = facts.prices().stream().reduce(Ratio::max).orElseThrow();
        var spread = highest.over(lowest);
        return new PriceResult.Spreading(spread, spread.compareTo(rule.spreadAlert()) >= 0, List.of(
                step("lowest", "least of " + facts.prices().size(), lowest, rule.source()),
                step("highest", "greatest of " + facts.prices().size(), highest, rule.source()),
                step("highestOverLowest", "highest/lowest", spread, rule.source())));
    }

    private static Step step(String name, String formula, Ratio value, String source) {
        return new Step(name, formula, value.exact(), value.shown(DECIMALS), source);
    }

    private static Step percent(String name, String formula, Ratio value, String source) {
        return new Step(name, formula, value.exact(), value.times(100).shown(2) + " %", source);
    }
}
