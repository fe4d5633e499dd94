package io.wardline.platform.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Divides a whole amount among several so that nothing is lost (最大余额法): each gets its share rounded down, and what is left
 * goes, one by one, to the largest fractions; equal fractions are served in the order of the codes.
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * The shares, by the same codes; their sum is the total.
     *
     * @param total fen or minimal units, not negative
     * @param weights by institution code; none negative, at least one above 0
     */
    public static SortedMap<String, Long> split(long total, SortedMap<String, Ratio> weights) {
        var sum = weights.values().stream().reduce(Ratio.ZERO, Ratio::plus);
        if (total < 0 || sum.signum() <= 0 || weights.values().stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException("a total from 0 is divided by weights from 0 with a sum above 0");
        }
        var remainders = new ArrayList<Remainder>(weights.size());
        var parts = new TreeMap<String, Long>();
        var left = total;
        for (var weight : weights.entrySet()) {
            var quota = weight.getValue().times(total).over(sum);
            var whole = quota.floor();
            parts.put(weight.getKey(), whole.longValueExact());
            left -= whole.longValueExact();
            remainders.add(new Remainder(weight.getKey(), quota.minus(new Ratio(whole, BigInteger.ONE))));
        }
        remainders.sort(Comparator.comparing(Remainder::fraction).reversed().thenComparing(Remainder::code));
        for (var served : remainders.subList(0, Math.toIntExact(left))) {
            parts.merge(served.code(), 1L, Long::sum);
        }
        return Collections.unmodifiableSortedMap(parts);
    }

    private record Remainder(String code, Ratio fraction) {}
}
