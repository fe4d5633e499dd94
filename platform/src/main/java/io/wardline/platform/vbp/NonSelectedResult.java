package io.wardline.platform.vbp;

import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.util.List;
import java.util.Set;

/** How much of a generic was bought beside the selected product. */
public sealed interface NonSelectedResult {
    NonSelectedFacts facts();

    /** What somebody should ask about; both are hints, neither is a breach. */
    enum Finding {
        /** Only other products were bought: the selected one is not used 中选产品未使用. */
        SELECTED_NOT_USED,
        /** Others were bought before and none now: stopped at once 非中选一刀切, which patients notice. */
        NON_SELECTED_STOPPED
    }

    Set<Finding> findings();

    List<Step> steps();

    /** Nothing of this generic was bought, so there is no share. */
    record NothingBought(NonSelectedFacts facts, Set<Finding> findings) implements NonSelectedResult {
        public NothingBought {
            findings = Set.copyOf(findings);
        }

        @Override
        public List<Step> steps() {
            return List.of();
        }
    }

    /**
     * Something was bought.
     *
     * @param share of the others in all units, 0 to 1
     */
    record Share(NonSelectedFacts facts, Ratio share, Set<Finding> findings) implements NonSelectedResult {
        public Share {
            findings = Set.copyOf(findings);
        }

        @Override
        public List<Step> steps() {
            var others = facts.nonSelectedUnits();
            return List.of(new Step("nonSelectedShare", others + "/(" + facts.selectedUnits() + " + " + others + ")",
                    share.exact(), share.times(100).shown(3) + " %", "accepted receipts in minimal units"));
        }
    }
}
