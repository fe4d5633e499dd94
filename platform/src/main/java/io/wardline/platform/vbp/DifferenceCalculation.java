package io.wardline.platform.vbp;

import io.wardline.platform.vbp.Difference.Kind;
import io.wardline.platform.vbp.Entry.Fact;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets the two facts of one institution and product against each other: by order and line of the platform where our receipt names
 * them; what is left by item and day, within {@value #WINDOW_DAYS} days. Lines that are mapped to nothing
 * are nobody's counterpart.
 */
final class DifferenceCalculation {
    /** A platform's line is entered within two weeks of the delivery; our own choice, no document says. */
    static final int WINDOW_DAYS = 14;

    private DifferenceCalculation() {}

    private record Order(String number, int line) {}

    /** All differences, by their first day. */
    static List<Difference> assess(List<Entry> entries) {
        var counted = entries.stream().filter(entry -> entry.units() != null).toList();
        var orders = new LinkedHashMap<Order, List<Entry>>();
        var loose = new ArrayList<Entry>();
        for (var entry : counted) {
            var number = entry.orderNo();
            var line = entry.orderLine();
            if (number != null && line != null) {
                orders.computeIfAbsent(new Order(number, line), _ -> new ArrayList<>()).add(entry);
            } else {
                loose.add(entry);
            }
        }
        var differences = new ArrayList<Difference>();
        for (var group : orders.values()) {
            if (facts(group, Fact.OWN).isEmpty()) {
                // The receipt may be one that names no order.
                loose.addAll(group);
            } else {
                compare(group).ifPresent(differences::add);
            }
        }
        pair(loose, differences);
        differences.sort(Comparator.comparing(Difference::from)
                .thenComparing(each -> String.valueOf(each.orderNo()))
                .thenComparing(each -> each.orderLine() == null ? 0 : each.orderLine())
                .thenComparing(Difference::ownUnits));
        return List.copyOf(differences);
    }

    /** Every line of the platform takes a free receipt of its item: one of its own quantity first, then the nearest. */
    private static void pair(List<Entry> loose, List<Difference> differences) {
        var free = new ArrayList<>(facts(loose, Fact.OWN));
        for (var line : facts(loose, Fact.PLATFORM).stream().sorted(Comparator.comparing(Entry::day).thenComparing(Entry::line)).toList()) {
            var partner = free.stream()
                    .filter(receipt -> Objects.equals(receipt.item(), line.item()))
                    .filter(receipt -> apart(receipt, line) <= WINDOW_DAYS)
                    .min(Comparator.<Entry>comparingLong(receipt -> Objects.equals(receipt.units(), line.units()) ? 0 : 1)
                            .thenComparing(receipt -> apart(receipt, line))
                            .thenComparing(Entry::day)
                            .thenComparing(receipt -> receipt.receipt() == null ? 0 : receipt.receipt()));
            partner.ifPresent(free::remove);
            compare(partner.map(receipt -> List.of(line, receipt)).orElseGet(() -> List.of(line))).ifPresent(differences::add);
        }
        free.forEach(receipt -> compare(List.of(receipt)).ifPresent(differences::add));
    }

    private static long apart(Entry one, Entry other) {
        return Math.abs(ChronoUnit.DAYS.between(one.day(), other.day()));
    }

    private static Optional<Difference> compare(List<Entry> group) {
        var own = facts(group, Fact.OWN);
        var platform = facts(group, Fact.PLATFORM);
        var ownUnits = sum(own);
        var platformUnits = sum(platform);
        if (ownUnits == platformUnits) {
            return Optional.empty();
        }
        var factor = factor(platform);
        var fitting = factor == null ? null : fitting(platform, ownUnits, factor);
        var kind = own.isEmpty() ? Kind.ONLY_PLATFORM
                : platform.isEmpty() ? Kind.ONLY_OWN : fitting == null ? Kind.QUANTITY : Kind.PACK_FACTOR;
        var named = platform.isEmpty() ? own.getFirst() : platform.getFirst();
        var days = group.stream().map(Entry::day).sorted().toList();
        return Optional.of(new Difference(
                kind, named.orderNo(), named.orderLine(), named.item(), days.getFirst(), days.getLast(), ownUnits, platformUnits, factor,
                own.isEmpty() ? null : fitting));
    }

    private static List<Entry> facts(List<Entry> entries, Fact fact) {
        return entries.stream().filter(entry -> entry.fact() == fact).toList();
    }

    private static long sum(List<Entry> entries) {
        return entries.stream().flatMap(entry -> Stream.ofNullable(entry.units())).mapToLong(Long::longValue).sum();
    }

    /** The pack factor of all boxes, where they have one. */
    private static @Nullable Long factor(List<Entry> platform) {
        var factors = platform.stream()
                .filter(entry -> entry.unit() == PackUnit.BOX)
                .flatMap(entry -> Stream.ofNullable(entry.packFactor()))
                .collect(Collectors.toSet());
        return factors.size() == 1 ? factors.iterator().next() : null;
    }

    /** Another factor by which the platform's boxes are our units exactly; null where there is none. */
    private static @Nullable Long fitting(List<Entry> platform, long ownUnits, long factor) {
        var boxes = platform.stream()
                .filter(entry -> entry.unit() == PackUnit.BOX)
                .flatMap(entry -> Stream.ofNullable(entry.packs()))
                .mapToLong(Long::longValue)
                .sum();
        var inBoxes = ownUnits - (sum(platform) - boxes * factor);
        return boxes > 0 && inBoxes > 0 && inBoxes % boxes == 0 ? (Long) (inBoxes / boxes) : null;
    }
}
