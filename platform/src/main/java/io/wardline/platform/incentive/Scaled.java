package io.wardline.platform.incentive;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.NumberText;
import io.wardline.platform.web.WrongForm;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/** Plain decimals of files and bodies as whole numbers of a small unit; what does not fit exactly is an error, not rounded. */
final class Scaled {
    static final int FEN = 100;
    static final int TEN_THOUSANDTHS = 10_000;
    static final int MILLIONTHS = 1_000_000;
    static final long MILLION = 1_000_000;
    static final long MOST_PRICE = 1_000_000_000_000L;
    private static final int LONGEST = 24;
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private Scaled() {}

    /**
     * A field.
     *
     * @param scale how many small units one is
     * @param most in small units
     */
    static long read(Fields fields, String name, int scale, long most) {
        return read(fields, name, scale, most, 0);
    }

    /** @param standIn lets the reading go on where this field is in error */
    static long read(Fields fields, String name, int scale, long most, long standIn) {
        return fields.parsed(name, LONGEST, text -> of(text, scale, most), standIn);
    }

    static long of(String text, int scale, long most) {
        if (!PLAIN.matcher(text).matches()) {
            throw new WrongForm("plain_decimal", NumberText.told(text, bounds(scale, most)));
        }
        var scaled = Ratio.parse(text).times(scale);
        if (!scaled.denominator().equals(BigInteger.ONE) || scaled.signum() < 0 || scaled.isAbove(Ratio.of(most))) {
            throw new WrongForm("plain_decimal", NumberText.outside(text, bounds(scale, most)));
        }
        return scaled.numerator().longValueExact();
    }

    private static Map<String, Object> bounds(int scale, long most) {
        return Map.of("most", Ratio.of(most, scale).exact(), "places", Integer.toString(scale).length() - 1);
    }

    /** As it was entered, without zeros at the end. */
    static String text(long value, int scale) {
        return Ratio.of(value, scale).exact();
    }
}
