package io.wardline.protocol.codes;

import java.util.List;

/**
 * A way to read a message that breaks a rule as it stands: the separators that were lost are put back.
 *
 * @param elements the elements of the repaired message, which keeps every rule
 * @param lostAt indices in the raw text before which a separator was lost, ascending, at least one
 */
public record Candidate(List<Element> elements, List<Integer> lostAt) {

    public Candidate {
        elements = List.copyOf(elements);
        lostAt = List.copyOf(lostAt);
        if (lostAt.isEmpty()) {
            throw new IllegalArgumentException("a candidate without a lost separator");
        }
    }
}
