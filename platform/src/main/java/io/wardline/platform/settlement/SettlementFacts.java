package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;

/**
 * One consortium and one year, in fen, each from 0 to {@link Fen#MOST}.
 *
 * @param packageFen T, the package agreed at the beginning; above 0
 * @param yearEndFen Tf, the actual total fixed at the end of the year, above 0; where the region knows no such thing, T
 * @param actualFen A, settled cost that the fund has to pay
 * @param vbpRetentionFen V, VBP retention that is already paid for the year; 0 where the region does not set it off
 */
public record SettlementFacts(long packageFen, long yearEndFen, long actualFen, long vbpRetentionFen) {
    public SettlementFacts {
        Fen.require("T", packageFen);
        Fen.require("Tf", yearEndFen);
        Fen.require("A", actualFen);
        Fen.require("V", vbpRetentionFen);
        if (packageFen == 0 || yearEndFen == 0) {
            throw new IllegalArgumentException("a package of nothing has no shares");
        }
    }

    /** For regions with one total and no set-off. */
    public static SettlementFacts of(long packageFen, long actualFen) {
        return new SettlementFacts(packageFen, packageFen, actualFen, 0);
    }
}
