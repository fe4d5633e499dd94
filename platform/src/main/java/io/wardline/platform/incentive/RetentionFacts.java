package io.wardline.platform.incentive;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import java.util.List;
import java.util.Set;

/**
 * One institution and one agreement year.
 *
 * @param lines one for each product, in the order in which the statement lists them
 * @param score of the assessment, 0 to 100
 * @param found vetoes for which there is evidence about the institution; completion is found line by line
 */
public record RetentionFacts(List<Line> lines, Ratio score, Set<Veto> found) {
    private static final long MOST_UNITS = 1_000_000_000_000_000L;
    private static final Ratio BEST_SCORE = Ratio.of(100);

    /**
     * One generic, or one product of a consumable, counted in minimal units (pieces or sets).
     *
     * @param product its code
     * @param reportedUnits Qb, the volume that was reported as base (采购量基数)
     * @param agreedUnits Qa, the agreed volume
     * @param formerPriceFen P0, fen a unit, weighted over all brands before; from 0
     * @param selectedPriceFen P1, fen a unit; from 0
     * @param nonSelected N, spent on other products
     * @param fundRatio r, share that the fund pays, 0 to 1
     * @param insuredShare s, share of insured patients, 0 to 1
     * @param alreadyRetained whether the generic completed a full cycle before and was retained
     * @param excusedUnits of the agreed volume that a supplier failed to deliver, as two persons have approved; from 0
     */
    public record Line(String product, long reportedUnits, long agreedUnits, ActualVolume actual, Ratio formerPriceFen,
            Ratio selectedPriceFen, NonSelectedSpend nonSelected, Ratio fundRatio, Ratio insuredShare, boolean alreadyRetained,
            long excusedUnits) {
        public Line {
            requireUnits("qBase", reportedUnits);
            requireUnits("qAgreed", agreedUnits);
            requireUnits("excused", excusedUnits);
            if (actual instanceof ActualVolume.Counted(var units)) {
                requireUnits("qActual", units);
            }
            requireShare("fundRatio", fundRatio);
            requireShare("insuredShare", insuredShare);
            if (formerPriceFen.signum() < 0 || selectedPriceFen.signum() < 0) {
                throw new IllegalArgumentException("a price is not negative");
            }
        }

        /** Where no supplier has failed. */
        public Line(String product, long reportedUnits, long agreedUnits, ActualVolume actual, Ratio formerPriceFen,
                Ratio selectedPriceFen, NonSelectedSpend nonSelected, Ratio fundRatio, Ratio insuredShare, boolean alreadyRetained) {
            this(product, reportedUnits, agreedUnits, actual, formerPriceFen, selectedPriceFen, nonSelected, fundRatio, insuredShare,
                    alreadyRetained, 0);
        }
    }

    /**
     * What was spent on other products, counted in the three ways that rules ask for; each in fen, from 0.
     *
     * @param allFen on all of them
     * @param dearerFen on those above the selected price
     * @param evaluatedFen on those that passed the consistency evaluation
     */
    public record NonSelectedSpend(long allFen, long dearerFen, long evaluatedFen) {
        public NonSelectedSpend {
            Fen.require("nonSelectedAmount", allFen);
            Fen.require("nonSelectedAmount above P1", dearerFen);
            Fen.require("nonSelectedAmount evaluated", evaluatedFen);
        }

        /** As the rule counts it. */
        public long fen(RetentionRule.NonSelected counted) {
            return switch (counted) {
                case ALL -> allFen;
                case ABOVE_P1 -> dearerFen;
                case GQCE_ONLY -> evaluatedFen;
            };
        }
    }

    public RetentionFacts {
        lines = List.copyOf(lines);
        found = Set.copyOf(found);
        if (score.signum() < 0 || score.isAbove(BEST_SCORE)) {
            throw new IllegalArgumentException("score is from 0 to 100, not " + score);
        }
    }

    private static void requireUnits(String name, long units) {
        if (units < 0 || units > MOST_UNITS) {
            throw new IllegalArgumentException(name + " is from 0 to " + MOST_UNITS + ", not " + units);
        }
    }

    private static void requireShare(String name, Ratio share) {
        if (share.signum() < 0 || share.isAbove(Ratio.ONE)) {
            throw new IllegalArgumentException(name + " is from 0 to 1, not " + share);
        }
    }
}
