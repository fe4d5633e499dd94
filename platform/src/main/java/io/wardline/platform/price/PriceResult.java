package io.wardline.platform.price;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.util.List;

/** What a rule says of prices. */
public sealed interface PriceResult {
    /** The workings in their order. */
    List<Step> steps();

    /** Which caps a listing stays within. */
    enum Within {
        BOTH_CAPS,
        /** Only the higher one: whether that is enough depends on how the rule is read. */
        CAP_IS_MAX_OF_BOTH,
        NEITHER
    }

    /** @param blocked the price asked is above the agreed one */
    record Agreed(boolean blocked, List<Step> steps) implements PriceResult {
        public Agreed {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A listing and its caps, in yuan.
     *
     * @param factorCap factor · winning price
     * @param highestCap the highest winning price of the variety
     * @param blocked by the rule's reading of "or"
     */
    record Capped(Ratio factorCap, Ratio highestCap, Within within, boolean blocked, List<Step> steps) implements PriceResult {
        public Capped {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A change.
     *
     * @param change (new − last)/last
     * @param alert large enough to be asked about
     * @param unitError so deep a fall that it is taken for an error of units
     */
    record Changed(Ratio change, boolean alert, boolean unitError, List<Step> steps) implements PriceResult {
        public Changed {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A spread.
     *
     * @param highestOverLowest from 1
     */
    record Spreading(Ratio highestOverLowest, boolean alert, List<Step> steps) implements PriceResult {
        public Spreading {
            steps = List.copyOf(steps);
        }
    }
}
