package io.wardline.platform.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.settlement.SettlementResult.Even;
import io.wardline.platform.settlement.SettlementResult.NothingShared;
import io.wardline.platform.settlement.SettlementResult.Overspend;
import io.wardline.platform.settlement.SettlementResult.Surplus;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The settlements computed a second time, from the documents and not from our code: whole numbers only, in ten-thousandths of a
 * fen, each case written out by hand.
 */
final class SettlementSecondReckoningTest {
    private static final int CASES = 200_000;
    private static final long MOST_FEN = 10_000_000_000_000L;

    @Test
    void jiangxi_agrees_with_a_second_reckoning() {
        var rule = SettlementRule.of(ShippedRuleSet.JX_2022_23.read());
        var seeded = new SplittableRandom(20_220_023);
        for (var i = 0; i < CASES; i++) {
            var total = amount(seeded);
            var actual = near(seeded, total, 5, 10, 15);
            switch (SettlementCalculation.settle(rule, SettlementFacts.of(total, actual))) {
                case Even _ -> assertThat(actual).isEqualTo(total);
                case Overspend over -> {
                    var fund = fundByTiers(total, actual);
                    if (over.fundFen() != fund || over.consortiumFen() != actual - total - fund) {
                        throw new AssertionError("T " + total + ", A " + actual + ": " + over + ", not " + fund);
                    }
                }
                case Surplus surplus -> {
                    // 80 % of what lies within a tenth of the package, 60 % of what lies between a tenth and fifteen hundredths.
                    var saved = 100 * (total - actual);
                    var first = Math.min(saved, 10 * total);
                    var second = Math.min(Math.max(saved - 10 * total, 0), 5 * total);
                    var kept = (first * 80 + second * 60 + 5_000) / 10_000;
                    if (surplus.retainedFen() != kept || surplus.returnedFen() != total - actual - kept) {
                        throw new AssertionError("T " + total + ", A " + actual + ": " + surplus + ", not " + kept);
                    }
                }
                case NothingShared nothing -> throw new AssertionError(nothing.toString());
            }
        }
    }

    @Test
    void guangxi_agrees_with_a_second_reckoning() {
        var tiers = ((SettlementRule.Jiangxi) SettlementRule.of(ShippedRuleSet.JX_2022_23.read())).overspend();
        var seeded = new SplittableRandom(20_230_024);
        for (var i = 0; i < CASES; i++) {
            var agreed = amount(seeded);
            var yearEnd = seeded.nextBoolean() ? agreed : near(seeded, agreed, 1, 2, 3) + 1;
            var actual = near(seeded, seeded.nextBoolean() ? agreed : yearEnd, 5, 10, 15);
            var vbp = seeded.nextInt(3) == 0 ? 0 : seeded.nextLong(agreed / 5 + 1);
            var kappa = seeded.nextInt(10_001);
            var dedup = VbpDedup.values()[seeded.nextInt(3)];
            var rule = new SettlementRule.Guangxi(tiers, Ratio.of(15, 100), Ratio.of(kappa, 10_000), dedup, "GX");
            var result = SettlementCalculation.settle(rule, new SettlementFacts(agreed, yearEnd, actual, vbp));
            var told = "T " + agreed + ", Tf " + yearEnd + ", A " + actual + ", V " + vbp + ", κ " + kappa + ", " + dedup + ": " + result;
            if (actual > yearEnd) {
                var fund = fundByTiers(yearEnd, actual);
                if (!(result instanceof Overspend over) || over.fundFen() != fund
                        || over.consortiumFen() != actual - yearEnd - fund) {
                    throw new AssertionError(told + ", not " + fund);
                }
            } else if (actual >= agreed) {
                if (actual == agreed ? !(result instanceof Even) : !(result instanceof NothingShared)) {
                    throw new AssertionError(told);
                }
            } else {
                var kept = kept(dedup, agreed, agreed - actual, vbp, kappa);
                var rest = agreed - actual - vbp - kept;
                if (!(result instanceof Surplus surplus) || surplus.retainedFen() != kept
                        || surplus.returnedFen() != (rest > 0 ? rest : 0) || surplus.vbpExceedsSurplus() != vbp > agreed - actual) {
                    throw new AssertionError(told + ", not " + kept);
                }
            }
        }
    }

    /** 80 % of the first twentieth, 60 % of the second, nothing beyond. */
    private static long fundByTiers(long total, long actual) {
        var twentieth = 5 * total;
        var over = 100 * (actual - total);
        if (over <= twentieth) {
            return (over * 80 + 5_000) / 10_000;
        }
        return over <= 2 * twentieth
                ? (twentieth * 80 + (over - twentieth) * 60 + 5_000) / 10_000
                : (twentieth * 140 + 5_000) / 10_000;
    }

    /** In ten-thousandths of a fen. */
    private static long kept(VbpDedup dedup, long agreed, long surplus, long vbp, int kappa) {
        var cap = big(agreed).multiply(big(1_500));
        var setOff = big(vbp).multiply(big(10_000));
        var left = surplus > vbp ? big(surplus - vbp).multiply(big(kappa)) : BigInteger.ZERO;
        BigInteger kept;
        if (dedup == VbpDedup.DEDUCT_FROM_SURPLUS) {
            kept = left.compareTo(cap) > 0 ? cap : left;
        } else if (dedup == VbpDedup.CAP_INCLUDES_VBP) {
            var room = cap.compareTo(setOff) > 0 ? cap.subtract(setOff) : BigInteger.ZERO;
            kept = left.compareTo(room) > 0 ? room : left;
        } else {
            var all = big(surplus).multiply(big(kappa));
            kept = (all.compareTo(cap) > 0 ? cap : all).subtract(setOff);
        }
        return kept.signum() < 0 ? 0 : kept.add(big(5_000)).divide(big(10_000)).longValueExact();
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    /** Small ones as often as large ones, where every fen shows. */
    private static long amount(SplittableRandom random) {
        return random.nextInt(4) == 0 ? random.nextLong(1, 1_000) : random.nextLong(1, MOST_FEN);
    }

    /** Anything, or within two fen of an edge on either side. */
    private static long near(SplittableRandom random, long total, int... percents) {
        if (random.nextBoolean()) {
            return random.nextLong(0, total + total / 4 + 2);
        }
        var percent = percents[random.nextInt(percents.length)] * (random.nextBoolean() ? 1 : -1);
        return Math.max(0, total + total / 100 * percent + random.nextLong(-2, 3));
    }
}
