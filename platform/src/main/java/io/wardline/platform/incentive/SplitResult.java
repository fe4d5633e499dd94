package io.wardline.platform.incentive;

import io.wardline.platform.rule.Step;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum divided among institutions.
 *
 * @param totalFen what is divided
 * @param partsFen by institution code; they add up to the total
 * @param steps one for each part
 */
public record SplitResult(long totalFen, SortedMap<String, Long> partsFen, List<Step> steps) {
    public SplitResult {
        partsFen = Collections.unmodifiableSortedMap(new TreeMap<>(partsFen));
        steps = List.copyOf(steps);
        if (partsFen.values().stream().mapToLong(Long::longValue).sum() != totalFen) {
            throw new IllegalArgumentException("the parts are not the whole");
        }
    }
}
