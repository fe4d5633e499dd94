package io.wardline.platform.settlement;

/**
 * A package that is to be entered for a year.
 *
 * @param consortium its code
 * @param lead code of the hospital that leads it in that year
 * @param source the document that says so, 1 to 500 characters
 */
record NewPackage(String consortium, int year, String lead, Size size, String source) {
    /** How large it is. */
    sealed interface Size {
        /**
         * Agreed as a sum.
         *
         * @param fen above 0
         */
        record Agreed(long fen) implements Size {}

        /** Computed by a formula of the region. */
        record Computed(BudgetFacts facts) implements Size {}
    }
}
