package io.wardline.platform.statement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import java.util.regex.Pattern;

/**
 * A step with the numbers in the places of its letters, so that whoever reads it can find the result with a pocket calculator. It is
 * written when a step is shown and is never kept: what was frozen stays word for word what it was.
 *
 * @param numbers amounts in yuan with their thousands apart, shares as parts of one; empty where the formula carries its numbers itself
 * @param rounding what lies between the value of these numbers and the result that is shown
 */
public record Worked(String numbers, Rounding rounding) {
    /** For a step whose formula carries its numbers itself. */
    public static final Worked BY_ITSELF = new Worked("", Rounding.NONE);

    /** To so many decimals a percentage is shown. */
    public static final int PERCENT_DECIMALS = 8;

    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])(?<!\\.[0-9]{0,60})(?=([0-9]{3})+(?![0-9]))");

    /** What is shown of an exact value. */
    public enum Rounding {
        /** All of it. */
        NONE,
        /** An amount to the nearest fen, a half away from 0; the following steps go on with the exact one. */
        FEN,
        /** A percentage to {@link #PERCENT_DECIMALS} decimals; no amount follows from the rounded one. */
        PERCENT,
        /** A factor to six decimals; no amount follows from the rounded one. */
        FACTOR
    }

    /**
     * The numbers of an amount.
     *
     * @param exactFen before it is rounded
     */
    public static Worked amount(String numbers, Ratio exactFen) {
        return new Worked(numbers, Ratio.of(Fen.halfUp(exactFen)).equals(exactFen) ? Rounding.NONE : Rounding.FEN);
    }

    /** The numbers of a share that is shown in per cent. */
    public static Worked percent(String numbers, Ratio share) {
        return new Worked(numbers, isShownWhole(share.times(100), PERCENT_DECIMALS) ? Rounding.NONE : Rounding.PERCENT);
    }

    /** The numbers of a factor that is shown to at most so many decimals. */
    public static Worked factor(String numbers, Ratio factor, int decimals) {
        return new Worked(numbers, isShownWhole(factor, decimals) ? Rounding.NONE : Rounding.FACTOR);
    }

    /** An exact amount as it stands among numbers: at least its fen, and whatever decimals follow. */
    public static String yuan(Ratio fen) {
        return Ratio.of(Fen.halfUp(fen)).equals(fen) ? Fen.grouped(Fen.halfUp(fen)) : grouped(Fen.exact(fen));
    }

    /** A plain decimal with its thousands apart; a fraction or a word stays as it is. */
    public static String grouped(String decimal) {
        return decimal.matches("-?[0-9]+(\\.[0-9]+)?") ? THOUSANDS.matcher(decimal).replaceAll(",") : decimal;
    }

    private static boolean isShownWhole(Ratio value, int decimals) {
        return Ratio.parse(value.shown(decimals)).equals(value);
    }
}
