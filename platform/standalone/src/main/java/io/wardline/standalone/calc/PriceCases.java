package io.wardline.standalone.calc;

import io.wardline.platform.coldchain.KineticTemperatureCalculation;
import io.wardline.platform.coldchain.TemperatureSpan;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.payable.PaymentCalculation;
import io.wardline.platform.payable.PrepaymentCalculation;
import io.wardline.platform.price.PriceCalculation;
import io.wardline.platform.price.PriceFacts;
import io.wardline.platform.price.PriceResult;
import io.wardline.platform.price.PriceRule;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.ShippedRuleSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Prices and payments, and the mean kinetic temperature. */
final class PriceCases {
    private static final int DECIMALS = 10;
    private static final int MOST_ELEMENTS = 100_000;
    private static final Ratio MOST_PRICE = Ratio.of(1_000_000_000);
    private static final Ratio LEAST_PRICE = Ratio.parse("0.0000000001");
    private static final List<String> UNITS = List.of("celsius-hours", "celsius-minutes", "celsius-seconds");
    private static final Ratio COLDEST = Ratio.of(-199);
    private static final Ratio HOTTEST = Ratio.of(200);

    private PriceCases() {}

    static Supplier<Answer> price(ParamReading input) {
        if (input.has("institutionPrices")) {
            var prices = input.decimals("institutionPrices", 1, MOST_ELEMENTS, LEAST_PRICE, MOST_PRICE, DECIMALS);
            var facts = input.madeOfAll(() -> new PriceFacts.Spread(prices));
            return () -> answer(PriceCalculation.assess(rule("", Optional.empty()), facts.orElseThrow()));
        }
        if (input.has("lastPrice") || input.has("newPrice")) {
            var facts = new PriceFacts.Change(
                    input.decimal("lastPrice", LEAST_PRICE, MOST_PRICE, DECIMALS), price(input, "newPrice"));
            var threshold = input.optionalDecimal("thresholdPct", Ratio.parse("0.0001"), Ratio.of(1_000), 4);
            return () -> answer(PriceCalculation.assess(
                    rule("changeAlert", threshold.map(percent -> percent.over(100).exact())), facts));
        }
        if (input.optionalFlag("supplyProvince").orElseGet(() -> input.refuse("supplyProvince", "is missing", true))) {
            var facts = new PriceFacts.Purchase(price(input, "winning"), price(input, "purchase"));
            return () -> answer(PriceCalculation.assess(rule("", Optional.empty()), facts));
        }
        var winning = price(input, "winning");
        var highest = price(input, "highestWinning");
        var listing = price(input, "listing");
        var reading = input.optionalChoice("capRule", PriceRule.CapRule.class);
        var facts = input.madeOfAll(() -> new PriceFacts.Listing(winning, highest, listing));
        return () -> answer(PriceCalculation.assess(rule("capRule", reading.map(Enum::name)), facts.orElseThrow()));
    }

    static Supplier<Answer> payment(ParamReading input) {
        var accepted = input.date("accepted");
        var paid = input.date("paid");
        return () -> {
            var result = PaymentCalculation.assess(accepted, paid);
            return new Answer(result.steps()).whole("days", result.days()).flag("onTime", result.onTime());
        };
    }

    static Supplier<Answer> prepayment(ParamReading input) {
        var agreed = input.amountFen("annualAgreedAmount");
        return () -> {
            var result = PrepaymentCalculation.compute(agreed);
            return new Answer(result.steps()).amount("min30", result.thirtyPercentFen()).amount("min50", result.fiftyPercentFen());
        };
    }

    static Supplier<Answer> mkt(ParamReading input) {
        var spans = input.rows("series", 1, MOST_ELEMENTS, 2, row -> new TemperatureSpan(
                binary(row.decimal("0", COLDEST, HOTTEST, DECIMALS)),
                binary(row.decimal("1", Ratio.parse("0.000001"), Ratio.of(1_000_000_000_000L), DECIMALS))));
        input.optionalText("unit", 40).filter(unit -> !UNITS.contains(unit))
                .ifPresent(unit -> input.refuse("unit", "is none of " + UNITS, ""));
        return () -> {
            var result = KineticTemperatureCalculation.mean(spans);
            return new Answer(result.steps()).text("mktCelsius", KineticTemperatureCalculation.shown(result.celsius()));
        };
    }

    private static double binary(Ratio decimal) {
        return Double.parseDouble(decimal.exact());
    }

    private static Answer answer(PriceResult result) {
        var answer = new Answer(result.steps());
        return switch (result) {
            case PriceResult.Agreed agreed -> answer.text("alert", agreed.blocked() ? "BLOCK_ABOVE_AGREED_PRICE" : "NONE");
            case PriceResult.Capped capped -> answer.text("cap_15x", capped.factorCap().shown(2))
                    .text("cap_max", capped.highestCap().shown(2))
                    .text("ok_if", capped.within().name())
                    .text("alert", capped.blocked() ? "BLOCK_ABOVE_CAP" : "NONE");
            case PriceResult.Changed changed -> answer.percent("changePct", changed.change(), 2)
                    .flag("alert", changed.alert()).flag("unitError", changed.unitError());
            case PriceResult.Spreading spreading -> answer.text("maxOverMin", spreading.highestOverLowest().shown(4))
                    .flag("alertAt120", spreading.alert());
        };
    }

    private static PriceRule rule(String name, Optional<String> value) {
        var set = ShippedRuleSet.PRICE_DEFAULT.read();
        var params = value.isEmpty() ? set.params() : set.params().with(name, new Param.Text(value.get()));
        return PriceRule.of(params, set.source().cited());
    }

    private static Ratio price(ParamReading input, String name) {
        return input.decimal(name, Ratio.ZERO, MOST_PRICE, DECIMALS);
    }
}
