package io.wardline.platform.incentive;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.web.Fields;
import java.math.BigInteger;

/** Plain decimals of files and bodies as whole numbers of a small unit; what does not fit exactly is an error, not rounded. */
final class Scaled {
    static final int FEN = 100;
    static final int TEN_THOUSANDTHS = 10_000;
    static final int MILLIONTHS = 1_000_000;
    static final long MILLION = 1_000_000;
    static final long MOST_PRICE = 1_000_000_000_000L;
    private static final int LONGEST = 24;

    private Scaled() {}

    /**
     * A field.
     *
     * @param scale how many small units one is
     * @param most in small units
     */
    static long read(Fields fields, String name, int scale, long most) {
        return fields.parsed(name, LONGEST, text -> of(text, scale, most), 0L);
    }

    static long of(String text, int scale, long most) {
        var scaled = Ratio.parse(text).times(scale);
        if (!scaled.denominator().equals(BigInteger.ONE)) {
            throw new IllegalArgumentException("a decimal with at most " + (Integer.toString(scale).length() - 1) + " places");
        }
        if (scaled.signum() < 0 || scaled.isAbove(Ratio.of(most))) {
            throw new IllegalArgumentException("from 0 to " + Ratio.of(most, scale));
        }
        return scaled.numerator().longValueExact();
    }

    /** As it was entered, without zeros at the end. */
    static String text(long value, int scale) {
        return Ratio.of(value, scale).exact();
    }
}
