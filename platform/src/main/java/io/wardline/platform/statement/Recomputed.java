package io.wardline.platform.statement;

import java.util.List;

/**
 * What a second computation of every kept version found.
 *
 * @param versions how many were computed again
 * @param differences one line for each version that is not what its frozen inputs give, at most {@link #MOST_SHOWN} of them
 */
public record Recomputed(long versions, List<String> differences) {
    /** More are counted by nobody: the first ones tell where to look. */
    public static final int MOST_SHOWN = 100;

    public Recomputed {
        differences = List.copyOf(differences);
    }

    /** Whether every version is, to the fen and to the letter, what its frozen inputs give. */
    public boolean holds() {
        return differences.isEmpty();
    }
}
