package io.wardline.platform.rule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule set as the county keeps it.
 *
 * @param set as it was decided; its status is the present one
 * @param lastDay its last day in force: the set's own, or an earlier one by which a newer version replaces it; null until further notice
 * @param author who entered it
 * @param authorId the number of that account; null where it was entered before numbers were kept
 * @param reviewers who have read it, in the order of their names
 * @param reviewerIds the numbers of their accounts, in the same order; 0 where a review is older than the numbers
 */
public record KeptRuleSet(long id, RuleSet set, @Nullable LocalDate lastDay, String author, @Nullable Long authorId,
        List<String> reviewers, List<Long> reviewerIds) {
    public KeptRuleSet {
        reviewers = List.copyOf(reviewers);
        reviewerIds = List.copyOf(reviewerIds);
    }

    /** The set with the last day that counts. */
    RuleSet untilLastDay() {
        return set.until(lastDay);
    }
}
