package io.wardline.platform.price;

import io.wardline.platform.money.Ratio;
import java.util.List;

/** A question about prices, each in yuan a minimal unit, exact. */
public sealed interface PriceFacts {
    /**
     * Inside of the supply area: what was agreed, and what is asked.
     *
     * @param winning the selected price, from 0
     * @param asked the price of the order, from 0
     */
    record Purchase(Ratio winning, Ratio asked) implements PriceFacts {}

    /**
     * Outside of the supply area.
     *
     * @param winning of the product itself, from 0
     * @param highestWinning of the variety, not below {@code winning}
     * @param listing what is listed
     */
    record Listing(Ratio winning, Ratio highestWinning, Ratio listing) implements PriceFacts {
        public Listing {
            if (highestWinning.isBelow(winning)) {
                throw new IllegalArgumentException("the highest winning price " + highestWinning + " is below " + winning);
            }
        }
    }

    /**
     * A new price beside the last accepted one.
     *
     * @param last above 0
     */
    record Change(Ratio last, Ratio fresh) implements PriceFacts {
        public Change {
            if (last.signum() <= 0) {
                throw new IllegalArgumentException("a change is measured from a price above 0");
            }
        }
    }

    /**
     * What institutions of one county pay for the same.
     *
     * @param prices at least one, all above 0
     */
    record Spread(List<Ratio> prices) implements PriceFacts {
        public Spread {
            prices = List.copyOf(prices);
            if (prices.isEmpty() || prices.stream().anyMatch(price -> price.signum() <= 0)) {
                throw new IllegalArgumentException("a spread has prices, all above 0");
            }
        }
    }
}
