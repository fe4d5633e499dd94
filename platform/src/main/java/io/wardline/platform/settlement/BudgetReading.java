package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.rule.ParamReading;
import java.util.List;

/** Between what a package is computed from and the JSON in which it is kept; a file of the calculator has the same names. */
public final class BudgetReading {
    private static final int SHARE_DECIMALS = 8;
    private static final int MOST_BANDS = 1_000;
    private static final Ratio MOST = Ratio.of(10);

    private BudgetReading() {}

    /**
     * Reads the facts of a formula.
     *
     * @throws ParamFault with everything that is wrong
     */
    public static BudgetFacts read(PackageFormula formula, ParamReading fields) {
        return switch (formula) {
            case CAPPED_GROWTH -> new BudgetFacts.CappedGrowth(
                    fields.amountFen("lastSettled"), growth(fields, "proposedGrowth"), growth(fields, "incomeBudgetGrowth"));
            case BY_AGE -> byAge(fields);
            case BY_PURCHASE -> new BudgetFacts.ByPurchase(
                    fields.amountFen("cost2019"), fields.amountFenAboveZero("cityCost2019"), fields.amountFen("cityPurchaseNow"));
        };
    }

    /** Heads by age. */
    public static BudgetFacts.ByAge byAge(ParamReading fields) {
        return new BudgetFacts.ByAge(
                fields.groups("bands", 1, MOST_BANDS, band -> new BudgetFacts.Band(
                        band.whole("n", 0, BudgetFacts.MOST_HEADS), band.amountFen("std"))),
                fields.decimal("locationCoef", Ratio.of(1, 1_000_000), MOST, SHARE_DECIMALS));
    }

    /** Writes what {@link #read} reads. */
    static Param.Group of(BudgetFacts facts) {
        return switch (facts) {
            case BudgetFacts.CappedGrowth(var last, var proposed, var income) -> group(
                    amount("lastSettled", last), text("proposedGrowth", proposed.exact()), text("incomeBudgetGrowth", income.exact()));
            case BudgetFacts.ByAge(var bands, var coefficient) -> group(
                    new Param.Entry("bands", new Param.Many(bands.stream().<Param>map(BudgetReading::band).toList())),
                    text("locationCoef", coefficient.exact()));
            case BudgetFacts.ByPurchase(var cost, var city, var now) -> group(
                    amount("cost2019", cost), amount("cityCost2019", city), amount("cityPurchaseNow", now));
        };
    }

    private static Param.Group band(BudgetFacts.Band band) {
        return group(text("n", Long.toString(band.heads())), amount("std", band.standardFen()));
    }

    private static Ratio growth(ParamReading fields, String name) {
        return fields.decimal(name, Ratio.of(-1), MOST, SHARE_DECIMALS);
    }

    private static Param.Group group(Param.Entry... entries) {
        return new Param.Group(List.of(entries));
    }

    private static Param.Entry amount(String name, long fen) {
        return text(name, Fen.text(fen));
    }

    private static Param.Entry text(String name, String value) {
        return new Param.Entry(name, new Param.Text(value));
    }
}
