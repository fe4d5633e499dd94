package io.wardline.platform.vbp;

import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.rule.ShippedRuleSet;
import java.time.LocalDate;

/**
 * By what progress is judged.
 *
 * @param asOf the day at whose end the figures are taken
 * @param rule that day's
 */
record Measure(LocalDate asOf, ProgressRule rule, Basis basis) {
    private static final RuleSet SHIPPED = ShippedRuleSet.MON_DEFAULT.read();

    /**
     * The set behind the rule, as every answer names it.
     *
     * @param name of the set
     * @param hash of its content
     * @param source its document, or that there is none
     * @param inForce false: none is in force on that day, and the set that comes with the product stands in
     */
    record Basis(String name, int version, String hash, String source, boolean inForce) {
        private static Basis of(RuleSet set, boolean inForce) {
            return new Basis(set.name(), set.version(), set.hash(), set.source().cited(), inForce);
        }
    }

    /** By the set that is in force on the day. */
    static Measure of(LocalDate asOf, RuleSet inForce) {
        return new Measure(asOf, ProgressRule.of(inForce), Basis.of(inForce, true));
    }

    /** By the set that comes with the product, because none is in force. */
    static Measure shipped(LocalDate asOf) {
        return new Measure(asOf, ProgressRule.MON_DEFAULT, Basis.of(SHIPPED, false));
    }
}
