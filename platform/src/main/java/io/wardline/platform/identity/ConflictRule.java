package io.wardline.platform.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Two steps that one person may not take on the same document, in either order.
 *
 * @param document kind of document, for example {@code PURCHASE}
 * @param one a step, for example {@code ORDER}
 * @param other another step, for example {@code ACCEPT}
 */
public record ConflictRule(String document, String one, String other) {
    public ConflictRule {
        if (one.equals(other)) {
            throw new IllegalArgumentException("a step does not conflict with itself");
        }
    }

    /** The first rule by which a person who has taken some steps on a document may not take this one. */
    static Optional<ConflictRule> against(
            List<ConflictRule> rules, String document, String step, Collection<String> taken) {
        return rules.stream()
                .filter(rule -> rule.document.equals(document))
                .filter(rule -> rule.one.equals(step) && taken.contains(rule.other)
                        || rule.other.equals(step) && taken.contains(rule.one))
                .findFirst();
    }
}
