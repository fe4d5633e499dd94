package io.wardline.platform.money;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Whole fen, the only amounts that are published, and the two ways in which an exact amount becomes one. */
public final class Fen {
    /** 9,999,999,999,999.99 yuan: what a document can state in words. */
    public static final long MOST = AmountInWords.MOST_FEN;

    private static final int YUAN = 100;
    private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])(?=([0-9]{3})+\\.)");

    private Fen() {}

    /** A published figure: the nearest fen, a half away from 0 (四舍五入). Done once, at the end. */
    public static long halfUp(Ratio fen) {
        return stated(fen.halfUp());
    }

    /** A least amount: the next fen that is not below it. */
    public static long ceiling(Ratio fen) {
        return stated(fen.ceiling());
    }

    /** In yuan with two decimals: {@code -0.05}, {@code 1234.50}. */
    public static String text(long fen) {
        return Ratio.of(fen, YUAN).shown(2);
    }

    /** The same with its thousands apart, as people read it: {@code 1,234.50}. */
    public static String grouped(long fen) {
        return THOUSANDS.matcher(text(fen)).replaceAll(",");
    }

    /** An exact amount of fen as yuan, with all its decimals. */
    public static String exact(Ratio fen) {
        return fen.over(YUAN).exact();
    }

    /** Refuses what is no amount of a document, naming it. */
    public static void require(String name, long fen) {
        if (fen < 0 || fen > MOST) {
            throw new IllegalArgumentException(name + " is an amount from 0.00 to " + text(MOST) + ", not " + text(fen));
        }
    }

    private static long stated(BigInteger fen) {
        if (fen.bitLength() > 62) {
            throw new ArithmeticException("no document states " + fen + " fen");
        }
        return fen.longValueExact();
    }
}
