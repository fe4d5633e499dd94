package io.wardline.platform.settlement;

/** From what a package is computed; the documents stand in {@link BudgetFacts}. */
public enum PackageFormula {
    /** Last year's settled payment grows, not faster than the region's income budget. */
    CAPPED_GROWTH,
    /** Heads by age. */
    BY_AGE,
    /** The cost of 2019 moves with the city's purchase total. */
    BY_PURCHASE;

    /** The formula of these facts. */
    static PackageFormula of(BudgetFacts facts) {
        return switch (facts) {
            case BudgetFacts.CappedGrowth _ -> CAPPED_GROWTH;
            case BudgetFacts.ByAge _ -> BY_AGE;
            case BudgetFacts.ByPurchase _ -> BY_PURCHASE;
        };
    }
}
