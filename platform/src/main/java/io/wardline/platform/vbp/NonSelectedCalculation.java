package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.vbp.NonSelectedResult.Finding;
import java.util.EnumSet;

/** Looks at what was bought beside the selected product, and for the two opposite findings. */
public final class NonSelectedCalculation {
    private NonSelectedCalculation() {}

    /** The share of the others, and what should be asked about. */
    public static NonSelectedResult assess(NonSelectedFacts facts) {
        var findings = EnumSet.noneOf(Finding.class);
        if (facts.selectedUnits() == 0 && facts.nonSelectedUnits() > 0) {
            findings.add(Finding.SELECTED_NOT_USED);
        }
        if (facts.formerNonSelectedUnits() > 0 && facts.nonSelectedUnits() == 0) {
            findings.add(Finding.NON_SELECTED_STOPPED);
        }
        var all = facts.selectedUnits() + facts.nonSelectedUnits();
        return all == 0
                ? new NonSelectedResult.NothingBought(facts, findings)
                : new NonSelectedResult.Share(facts, Ratio.of(facts.nonSelectedUnits(), all), findings);
    }
}
