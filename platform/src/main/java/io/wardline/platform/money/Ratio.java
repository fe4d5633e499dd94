package io.wardline.platform.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exact fraction. Policy computes with it from the first input to the published figure, which alone is rounded, once. It is in lowest
 * terms while its denominator is of a usual size; the sum of hundreds of fractions is kept as it comes, and is equal to every other form
 * of itself.
 *
 * @param numerator carries the sign
 * @param denominator above 0; 1 for a whole number
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {
    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);
    public static final Ratio ONE = new Ratio(BigInteger.ONE, BigInteger.ONE);

    /**
     * Up to so many bits of the denominator a fraction is brought to lowest terms. Weighted prices have nothing in common below the line: a
     * hundred of them added have thousands of bits there, and to look for a divisor of those takes longer than all that is still
     * done with them.
     */
    private static final int REDUCED_BITS = 512;

    private static final BigInteger FIVE = BigInteger.valueOf(5);
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

    public Ratio {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a fraction of nothing: " + numerator + "/0");
        }
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        // Most figures are whole, and a whole one needs no divisor.
        if (!denominator.equals(BigInteger.ONE) && denominator.bitLength() <= REDUCED_BITS) {
            var divisor = divisor(numerator, denominator);
            if (!divisor.equals(BigInteger.ONE)) {
                numerator = numerator.divide(divisor);
                denominator = denominator.divide(divisor);
            }
        }
    }

    public static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /** The fraction {@code numerator / denominator}; the denominator is not 0. */
    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * Reads a plain decimal such as {@code -12.50}: ASCII digits, up to 40 before and 40 after the point, no exponent, no
     * separators.
     *
     * @throws NumberFormatException for anything else
     */
    public static Ratio parse(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new NumberFormatException("no plain decimal: " + decimal);
        }
        var value = new BigDecimal(decimal);
        return new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /** The sum of all. Halves are added first, so that the longest numbers are multiplied least, and terms are brought down once. */
    public static Ratio sum(List<Ratio> parts) {
        var sum = Sum.of(parts);
        return new Ratio(sum.above(), sum.below());
    }

    /** A fraction on its way. */
    private record Sum(BigInteger above, BigInteger below) {
        static Sum of(List<Ratio> parts) {
            return switch (parts.size()) {
                case 0 -> new Sum(BigInteger.ZERO, BigInteger.ONE);
                case 1 -> new Sum(parts.getFirst().numerator(), parts.getFirst().denominator());
                default -> of(parts.subList(0, parts.size() / 2)).plus(of(parts.subList(parts.size() / 2, parts.size())));
            };
        }

        /** What small denominators have in common is left out: decimals stay decimals, however many. */
        private Sum plus(Sum other) {
            if (below.equals(other.below)) {
                return new Sum(above.add(other.above), below);
            }
            var shared = below.bitLength() < Long.SIZE && other.below.bitLength() < Long.SIZE
                    ? BigInteger.valueOf(divisor(below.longValue(), other.below.longValue()))
                    : BigInteger.ONE;
            var own = below.divide(shared);
            return new Sum(above.multiply(other.below.divide(shared)).add(other.above.multiply(own)), own.multiply(other.below));
        }
    }

    public Ratio plus(Ratio other) {
        if (denominator.equals(other.denominator)) {
            return new Ratio(numerator.add(other.numerator), denominator);
        }
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Ratio minus(Ratio other) {
        if (denominator.equals(other.denominator)) {
            return new Ratio(numerator.subtract(other.numerator), denominator);
        }
        return new Ratio(
                numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Ratio times(long factor) {
        return new Ratio(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    /** Divided by something that is not 0. */
    public Ratio over(Ratio divisor) {
        return new Ratio(numerator.multiply(divisor.denominator), denominator.multiply(divisor.numerator));
    }

    /** Divided by something that is not 0. */
    public Ratio over(long divisor) {
        return new Ratio(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
    }

    public Ratio negated() {
        return new Ratio(numerator.negate(), denominator);
    }

    public Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Ratio max(Ratio other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** This, or 0 where it is negative. */
    public Ratio floored() {
        return signum() < 0 ? ZERO : this;
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isAbove(Ratio other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Ratio other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The same value, in whatever terms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ratio ratio && compareTo(ratio) == 0;
    }

    @Override
    public int hashCode() {
        return floor().hashCode();
    }

    /** The nearest whole number; a half goes away from 0. */
    public BigInteger halfUp() {
        if (denominator.equals(BigInteger.ONE)) {
            return numerator;
        }
        var nearest = numerator.abs().shiftLeft(1).add(denominator).divide(denominator.shiftLeft(1));
        return numerator.signum() < 0 ? nearest.negate() : nearest;
    }

    /** The greatest whole number that is not above this. */
    public BigInteger floor() {
        var parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The least whole number that is not below this. */
    public BigInteger ceiling() {
        return negated().floor().negate();
    }

    /** With exactly so many decimals, a half away from 0. */
    public String shown(int decimals) {
        return decimal(decimals).toPlainString();
    }

    /** With at most so many decimals, a half away from 0, and no zeros at the end. */
    public String shownUpTo(int decimals) {
        return stripped(decimal(decimals));
    }

    /** The whole truth: a decimal where it ends, otherwise {@code numerator/denominator}. */
    public String exact() {
        var twos = denominator.getLowestSetBit();
        var odd = denominator.shiftRight(twos);
        var fives = 0;
        for (var parts = odd.divideAndRemainder(FIVE); parts[1].signum() == 0; parts = odd.divideAndRemainder(FIVE)) {
            odd = parts[0];
            fives++;
        }
        return odd.equals(BigInteger.ONE) ? stripped(decimal(Math.max(twos, fives))) : numerator + "/" + denominator;
    }

    @Override
    public String toString() {
        return exact();
    }

    /**
     * The greatest common divisor. A denominator is nearly always small, and then one division brings the numerator down to
     * its size; a county's retention is some hundred thousand of these.
     */
    private static BigInteger divisor(BigInteger numerator, BigInteger denominator) {
        return denominator.bitLength() < Long.SIZE
                ? BigInteger.valueOf(divisor(numerator.mod(denominator).longValue(), denominator.longValue()))
                : numerator.gcd(denominator);
    }

    /** The same by halving and subtracting, for one that is not negative and one above 0. */
    private static long divisor(long one, long other) {
        if (one == 0) {
            return other;
        }
        var twos = Long.numberOfTrailingZeros(one | other);
        var a = one >> Long.numberOfTrailingZeros(one);
        var b = other;
        while (b != 0) {
            b >>= Long.numberOfTrailingZeros(b);
            if (a > b) {
                var greater = a;
                a = b;
                b = greater;
            }
            b -= a;
        }
        return a << twos;
    }

    private BigDecimal decimal(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    private static String stripped(BigDecimal value) {
        var least = value.stripTrailingZeros();
        return (least.scale() < 0 ? least.setScale(0, RoundingMode.UNNECESSARY) : least).toPlainString();
    }
}
