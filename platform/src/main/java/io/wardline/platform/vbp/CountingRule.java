package io.wardline.platform.vbp;

import io.wardline.platform.rule.ParamReading;
import io.wardline.platform.rule.RuleFlaw;
import io.wardline.platform.rule.ImpossibleRule;

/**
 * What counts as bought, and what excuses.
 *
 * @param source which fact counts in a batch that says nothing itself
 * @param point at whose acceptance it counts
 * @param supplierFailure whether the approved quantity of a supplier's failure is taken off the agreed volume
 * @param nonSelected whether others that were bought in its place are left out of their share
 * @param confirmationHours in which a supplier confirms an order, 1 to 720
 * @param deliveryHours in which it delivers, 1 to 8,760
 */
public record CountingRule(
        ProgressSource source, CountingPoint point, Exemption supplierFailure, Exemption nonSelected, int confirmationHours,
        int deliveryHours) {
    /** What holds where a set says nothing: the lower fact, the supplier's acceptance, no excuse, 24 and 72 hours. */
    public static final CountingRule USUAL = new CountingRule(
            ProgressSource.LOWER, CountingPoint.SUPPLIER_ACCEPTANCE, Exemption.NONE, Exemption.NONE, 24, 72);

    private static final int LONGEST_CONFIRMATION = 720;
    private static final int LONGEST_DELIVERY = 8_760;

    public CountingRule {
        if (point == CountingPoint.INSTITUTION_ACCEPTANCE) {
            throw new ImpossibleRule(RuleFlaw.COUNTING_POINT_NOT_KEPT,
                    "countingPoint INSTITUTION_ACCEPTANCE: what an institution accepts from the county's warehouse is not kept yet,"
                            + " so only SUPPLIER_ACCEPTANCE can be counted");
        }
    }

    /** Reads what a set says; each name may be left out. */
    static CountingRule read(ParamReading fields) {
        return new CountingRule(
                fields.optionalChoice("progressSource", ProgressSource.class).orElse(USUAL.source),
                fields.optionalChoice("countingPoint", CountingPoint.class).orElse(USUAL.point),
                fields.optionalChoice("supplyExemption", Exemption.class).orElse(USUAL.supplierFailure),
                fields.optionalChoice("nonSelectedExclusion", Exemption.class).orElse(USUAL.nonSelected),
                fields.optionalWhole("confirmationHours", 1, LONGEST_CONFIRMATION).map(Long::intValue).orElse(USUAL.confirmationHours),
                fields.optionalWhole("deliveryHours", 1, LONGEST_DELIVERY).map(Long::intValue).orElse(USUAL.deliveryHours));
    }
}
