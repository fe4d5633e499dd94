package io.wardline.platform.settlement;

import io.wardline.platform.settlement.SettlementInputs.Given;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a consortium's year.
 *
 * @param consortiumId number of the consortium
 * @param code of the consortium
 * @param name of the consortium
 * @param agreed null as long as no package is entered
 * @param spent null as long as no cost is entered
 * @param vbpRetentionFen V, retention of the year that is paid to its institutions; null for whoever may not see all of them
 */
record ConsortiumYear(
        long consortiumId, String code, String name, @Nullable Agreed agreed, @Nullable Spent spent,
        @Nullable Long vbpRetentionFen) {
    /**
     * The package.
     *
     * @param lead number of the hospital that leads the consortium
     * @param version 1 and up; the newest counts
     * @param inputs from what it was computed, as canonical JSON; null where it was agreed as a sum
     * @param packageFen T
     * @param superseded whether a newer one stands that whoever asks may not see, because another hospital leads by then
     */
    record Agreed(
            long lead, String leadCode, String leadName, int version, @Nullable PackageFormula formula, @Nullable String inputs,
            long packageFen, String source, String account, boolean superseded) {}

    /**
     * The cost.
     *
     * @param yearEndFen Tf; null where the region fixes no total at the end of the year
     * @param actualFen A
     */
    record Spent(int version, @Nullable Long yearEndFen, long actualFen, String source, String account) {}

    /** What a settlement starts from; null as long as package or cost are missing, or not to be seen. */
    @Nullable SettlementInputs inputs() {
        if (agreed == null || spent == null || vbpRetentionFen == null) {
            return null;
        }
        var total = spent.yearEndFen();
        return new SettlementInputs(
                new Given(agreed.packageFen(), agreed.source()), total == null ? null : new Given(total, spent.source()),
                new Given(spent.actualFen(), spent.source()), vbpRetentionFen, code);
    }
}
