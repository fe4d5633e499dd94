package io.wardline.platform.settlement;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import java.util.List;

/** From what a package is computed; amounts in fen. Which of them a region takes is its rule. */
public sealed interface BudgetFacts {
    /** The most people of one age band. */
    long MOST_HEADS = 10_000_000_000L;

    /**
     * Jiangxi, 赣医保发〔2022〕23号: last year's settled payment grows, but not faster than the region's income.
     *
     * @param proposedGrowth g, −1 to 10; 0.064 is 6.4 %
     * @param incomeBudgetGrowth of the region's income budget, −1 to 10
     */
    record CappedGrowth(long lastSettledFen, Ratio proposedGrowth, Ratio incomeBudgetGrowth) implements BudgetFacts {
        public CappedGrowth {
            Fen.require("lastSettled", lastSettledFen);
        }
    }

    /**
     * Fujian, 闽医保〔2021〕114号: heads by age.
     *
     * @param locationCoefficient above 0 to 10
     */
    record ByAge(List<Band> bands, Ratio locationCoefficient) implements BudgetFacts {
        public ByAge {
            bands = List.copyOf(bands);
        }
    }

    /** People of one age and what is paid for each of them in a year. */
    record Band(long heads, long standardFen) {
        public Band {
            Fen.require("std", standardFen);
            if (heads < 0 || heads > MOST_HEADS) {
                throw new IllegalArgumentException("n is from 0 to " + MOST_HEADS + ", not " + heads);
            }
        }
    }

    /**
     * Tianjin, 津医保局发〔2021〕116号: the enrolled people's cost of 2019 moves with the city's purchase total.
     *
     * @param cityCost2019Fen above 0
     */
    record ByPurchase(long cost2019Fen, long cityCost2019Fen, long cityPurchaseNowFen) implements BudgetFacts {
        public ByPurchase {
            Fen.require("cost2019", cost2019Fen);
            Fen.require("cityCost2019", cityCost2019Fen);
            Fen.require("cityPurchaseNow", cityPurchaseNowFen);
            if (cityCost2019Fen == 0) {
                throw new IllegalArgumentException("cityCost2019 is above 0");
            }
        }
    }
}
