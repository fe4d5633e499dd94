package io.wardline.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RatioTest {
    @Test
    void keeps_itself_in_lowest_terms_with_the_sign_above() {
        assertThat(Ratio.of(6, -8)).isEqualTo(Ratio.of(-3, 4)).hasToString("-0.75");
        assertThat(Ratio.of(0, -7)).isEqualTo(Ratio.ZERO);
        assertThat(Ratio.of(3, 9)).hasSameHashCodeAs(Ratio.of(1, 3)).hasToString("1/3");
        assertThatThrownBy(() -> Ratio.of(1, 0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void the_sum_of_hundreds_is_exact_whatever_its_terms() {
        var random = new Random(400);
        var parts = new ArrayList<Ratio>();
        var above = BigInteger.ZERO;
        var below = BigInteger.ONE;
        for (var i = 0; i < 400; i++) {
            var n = BigInteger.valueOf(random.nextLong(-1_000_000_000, 1_000_000_000));
            var d = BigInteger.valueOf(random.nextLong(1, 1L << 40));
            parts.add(new Ratio(n, d));
            above = above.multiply(d).add(n.multiply(below));
            below = below.multiply(d);
        }
        var sum = Ratio.sum(parts);
        assertThat(sum.numerator().multiply(below)).isEqualTo(above.multiply(sum.denominator()));
        assertThat(sum).isEqualTo(parts.stream().reduce(Ratio.ZERO, Ratio::plus)).isNotEqualTo(sum.plus(Ratio.of(1, Long.MAX_VALUE)));
        assertThat(sum).hasSameHashCodeAs(parts.reversed().stream().reduce(Ratio.ZERO, Ratio::plus));
        assertThat(sum.minus(sum)).isEqualTo(Ratio.ZERO);
        assertThat(sum.halfUp()).isEqualTo(new BigDecimal(above).divide(new BigDecimal(below), 0, RoundingMode.HALF_UP).toBigInteger());
    }

    @Test
    void the_sum_of_a_few_is_in_lowest_terms_and_that_of_decimals_stays_one() {
        assertThat(Ratio.sum(List.of())).isEqualTo(Ratio.ZERO);
        assertThat(Ratio.sum(List.of(Ratio.of(1, 6), Ratio.of(1, 10), Ratio.of(2, 15)))).hasToString("0.4");
        var cents = new ArrayList<Ratio>();
        for (var i = 1; i <= 1_000; i++) {
            cents.add(Ratio.parse("0." + "0".repeat(i % 7) + i));
        }
        assertThat(Ratio.sum(cents).exact()).doesNotContain("/")
                .isEqualTo(cents.stream().map(cent -> new BigDecimal(cent.exact())).reduce(BigDecimal.ZERO, BigDecimal::add)
                        .stripTrailingZeros().toPlainString());
    }

    @ParameterizedTest
    @CsvSource({"0.5,1,0,1", "-0.5,-1,-1,0", "2.4999,2,2,3", "-2.5,-3,-3,-2", "7,7,7,7", "-7,-7,-7,-7"})
    void rounds_a_half_away_from_zero(String text, long halfUp, long floor, long ceiling) {
        var ratio = Ratio.parse(text);
        assertThat(ratio.halfUp()).isEqualTo(halfUp);
        assertThat(ratio.floor()).isEqualTo(floor);
        assertThat(ratio.ceiling()).isEqualTo(ceiling);
    }

    @Test
    void rounds_and_shows_as_the_decimals_of_the_jdk_do() {
        var random = new Random(22);
        for (var i = 0; i < 20_000; i++) {
            var n = random.nextLong(-1_000_000, 1_000_000);
            var d = random.nextLong(1, 5_000);
            var decimal = new BigDecimal(n).divide(new BigDecimal(d), 2, RoundingMode.HALF_UP);
            assertThat(Ratio.of(n, d).shown(2)).isEqualTo(decimal.toPlainString());
            assertThat(Ratio.of(n, d).times(100).halfUp()).isEqualTo(decimal.unscaledValue());
        }
    }

    @ParameterizedTest
    @CsvSource({"1.50,1.5", "100,100", "0.0125,0.0125", "-0.00,0", "1200.000,1200"})
    void shows_the_whole_truth_of_a_decimal(String text, String exact) {
        assertThat(Ratio.parse(text).exact()).isEqualTo(exact);
        assertThat(Ratio.parse(text).shownUpTo(6)).isEqualTo(exact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1e3", "1,000", "１２", "+1", ".5", "5.", "--1", "NaN", "0x1", "1_0", "٣"})
    void reads_plain_decimals_only(String text) {
        assertThatThrownBy(() -> Ratio.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void computes_as_fractions_do() {
        var third = Ratio.of(1, 3);
        assertThat(third.plus(Ratio.of(1, 6))).isEqualTo(Ratio.of(1, 2));
        assertThat(third.minus(Ratio.of(1, 2)).floored()).isEqualTo(Ratio.ZERO);
        assertThat(third.over(Ratio.of(-2, 3))).isEqualTo(Ratio.of(-1, 2));
        assertThat(third.times(3)).isEqualTo(Ratio.ONE);
        assertThat(third.over(4)).isEqualTo(Ratio.of(1, 12));
        assertThat(third.min(Ratio.of(1, 4)).max(Ratio.of(1, 5))).isEqualTo(Ratio.of(1, 4));
        assertThat(new Ratio(BigInteger.TEN, BigInteger.TWO)).isEqualByComparingTo(Ratio.of(5));
    }

    @Test
    void an_amount_is_rounded_to_the_nearest_fen_and_a_least_amount_up() {
        assertThat(Fen.halfUp(Ratio.parse("1.25").times(2))).isEqualTo(3);
        assertThat(Fen.ceiling(Ratio.parse("1.01"))).isEqualTo(2);
        assertThat(Fen.text(-5)).isEqualTo("-0.05");
        assertThat(Fen.text(Fen.MOST)).isEqualTo("9999999999999.99");
        assertThat(Fen.exact(Ratio.parse("1.25"))).isEqualTo("0.0125");
        assertThatThrownBy(() -> Fen.require("A", -1)).hasMessageContaining("A is an amount");
        assertThatThrownBy(() -> Fen.halfUp(Ratio.parse("1" + "0".repeat(30)))).isInstanceOf(ArithmeticException.class);
    }
}
