package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.money.LargestRemainder;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ShippedRuleSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Retention and splits computed a second time, in whole numbers and in another way. */
final class RetentionSecondReckoningTest {
    private static final int CASES = 200_000;
    /** Prices in hundredths of a fen, two shares and the score's rate in ten-thousandths: what one fen is in these. */
    private static final BigInteger ONE_FEN = BigInteger.TEN.pow(2 + 4 + 4 + 1);

    @Test
    void retention_agrees_with_a_second_reckoning() {
        var inclusive = List.of(rule(true, "PRODUCT"), rule(true, "INSTITUTION"));
        var exclusive = List.of(rule(false, "PRODUCT"), rule(false, "INSTITUTION"));
        var random = new SplittableRandom(2_024);
        for (var i = 0; i < CASES; i++) {
            var isInclusive = random.nextBoolean();
            var perInstitution = random.nextInt(2);
            var rule = (isInclusive ? inclusive : exclusive).get(perInstitution);
            var score = random.nextInt(3) == 0 ? random.nextInt(11) * 1_000 : random.nextInt(10_001);
            var lines = new ArrayList<RetentionFacts.Line>();
            var tenths = rate(score, isInclusive);
            var sum = BigInteger.ZERO;
            var rounded = 0L;
            for (var n = random.nextInt(1, 4); n > 0; n--) {
                var drawn = new Drawn(random.nextLong(10_000_000), random.nextLong(10_000_000), random.nextLong(2_000_000),
                        random.nextLong(500_000), random.nextLong(50_000_000), random.nextInt(10_001), random.nextInt(10_001));
                lines.add(drawn.line());
                var saved = drawn.saved().multiply(BigInteger.valueOf(tenths));
                sum = sum.add(saved);
                rounded += saved.signum() < 0 ? 0 : half(saved);
            }
            var expected = perInstitution == 0 ? rounded : sum.signum() < 0 ? 0 : half(sum);
            var facts = new RetentionFacts(lines, Ratio.of(score, 100), Set.of());
            if (RetentionCalculation.assess(rule, facts).payableFen() != expected) {
                throw new AssertionError(facts + ": " + RetentionCalculation.assess(rule, facts).payableFen() + ", not " + expected);
            }
        }
    }

    @Test
    void splits_agree_with_a_second_reckoning_and_always_add_up() {
        var random = new SplittableRandom(33);
        for (var i = 0; i < CASES; i++) {
            var weights = new long[random.nextInt(1, 8)];
            var bound = random.nextInt(4) == 0 ? 3 : 1_000_000;
            for (var at = 0; at < weights.length; at++) {
                weights[at] = random.nextInt(5) == 0 ? 0 : random.nextLong(bound);
            }
            weights[random.nextInt(weights.length)]++;
            var total = random.nextInt(3) == 0 ? random.nextLong(100) : random.nextLong(1_000_000_000_000L);
            var byCode = new TreeMap<String, Ratio>();
            for (var at = 0; at < weights.length; at++) {
                byCode.put("H" + at, Ratio.of(weights[at], 100));
            }
            var parts = LargestRemainder.split(total, byCode).values().stream().mapToLong(Long::longValue).toArray();
            var sum = 0L;
            for (var part : parts) {
                sum += part;
            }
            if (sum != total || !Arrays.equals(parts, shares(total, weights))) {
                throw new AssertionError(total + " by " + Arrays.toString(weights) + ": " + Arrays.toString(parts));
            }
        }
    }

    @Test
    void the_second_reckoning_knows_the_worked_example() {
        assertThat(shares(100_00, new long[] {1, 1, 1})).containsExactly(33_34, 33_33, 33_33);
        assertThat(rate(8_000, true)).isEqualTo(5);
        assertThat(rate(8_000, false)).isEqualTo(4);
    }

    /** A line drawn by chance; prices in hundredths of a fen, the amount in fen, shares in ten-thousandths. */
    private record Drawn(long reported, long agreed, long before, long selected, long spentFen, int fund, int insured) {
        RetentionFacts.Line line() {
            return new RetentionFacts.Line("P", reported, agreed, new ActualVolume.NotCounted(), Ratio.of(before, 100),
                    Ratio.of(selected, 100), new RetentionFacts.NonSelectedSpend(spentFen, spentFen, spentFen),
                    Ratio.of(fund, 10_000), Ratio.of(insured, 10_000), false);
        }

        /** What the fund saved, in hundredths of a fen times both shares. */
        BigInteger saved() {
            var hundredths = BigInteger.valueOf(reported).multiply(BigInteger.valueOf(before))
                    .subtract(BigInteger.valueOf(agreed).multiply(BigInteger.valueOf(selected)))
                    .subtract(BigInteger.valueOf(spentFen).multiply(BigInteger.valueOf(100)));
            return hundredths.multiply(BigInteger.valueOf((long) fund * insured));
        }
    }

    /** In tenths: above 80 a half, 70 to 80 four, 60 to 70 three, below nothing. */
    private static int rate(int hundredthsOfScore, boolean inclusive) {
        var score = inclusive ? hundredthsOfScore : hundredthsOfScore - 1;
        if (score >= 8_000) {
            return 5;
        }
        if (score >= 7_000) {
            return 4;
        }
        return score >= 6_000 ? 3 : 0;
    }

    private static long half(BigInteger amount) {
        return amount.shiftLeft(1).add(ONE_FEN).divide(ONE_FEN.shiftLeft(1)).longValueExact();
    }

    /** Gives one fen after the other to whoever lacks most of the own quota; of equals to the first. */
    private static long[] shares(long total, long[] weights) {
        var sum = 0L;
        for (var weight : weights) {
            sum += weight;
        }
        var parts = new long[weights.length];
        var lacks = new BigInteger[weights.length];
        var left = total;
        for (var at = 0; at < weights.length; at++) {
            var quota = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[at])).divideAndRemainder(BigInteger.valueOf(sum));
            parts[at] = quota[0].longValueExact();
            lacks[at] = quota[1];
            left -= parts[at];
        }
        for (; left > 0; left--) {
            var most = 0;
            for (var at = 1; at < weights.length; at++) {
                if (lacks[at].compareTo(lacks[most]) > 0) {
                    most = at;
                }
            }
            parts[most]++;
            lacks[most] = BigInteger.valueOf(-1);
        }
        return parts;
    }

    private static RetentionRule rule(boolean inclusive, String floor) {
        return RetentionRule.of(ShippedRuleSet.RT_SZ_2024_DRAFT.read().params()
                .with("lowerBoundInclusive", new Param.Flag(inclusive)).with("floorLevel", new Param.Text(floor)), "SZ");
    }
}
