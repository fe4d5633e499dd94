package io.wardline.platform.warehouse;

import io.wardline.platform.db.Tx;
import io.wardline.platform.money.LargestRemainder;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.place.Places;
import io.wardline.platform.warehouse.AcceptedReceipt.Purchase;
import io.wardline.platform.warehouse.ShareStore.Part;
import io.wardline.platform.warehouse.ShareStore.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whose a pooled line is: what several institutions asked for is divided among them pro rata by the largest remainder, ties in the
 * order of their codes, and what goes back is divided by what each still has of it.
 */
final class Shares {
    private final ShareStore store = new ShareStore();
    private final Places places;

    Shares(Places places) {
        this.places = places;
    }

    ShareStore store() {
        return store;
    }

    /** The numbers of all institutions that lines name; those that are unknown, or beyond the caller's scope, are absent. */
    Map<String, Long> institutions(Tx tx, NewReceipt wish) {
        var numbers = new HashMap<String, Long>();
        for (var line : wish.lines()) {
            for (var share : line.shares()) {
                places.named(tx, share.institution()).ifPresent(found -> numbers.put(share.institution(), found.id()));
            }
        }
        return numbers;
    }

    /** The first institution that lines name and nobody knows. */
    static Optional<String> unknown(NewReceipt wish, Map<String, Long> numbers) {
        return wish.lines().stream()
                .flatMap(line -> line.shares().stream())
                .map(NewReceipt.Share::institution)
                .filter(code -> !numbers.containsKey(code))
                .findFirst();
    }

    /** Each institution's part of each pooled line. */
    static List<Part> divided(NewReceipt wish, Map<String, Long> numbers) {
        var parts = new ArrayList<Part>();
        for (var at = 0; at < wish.lines().size(); at++) {
            var line = wish.lines().get(at);
            if (line.isPooled()) {
                var requested = new TreeMap<String, Long>();
                line.shares().forEach(share -> requested.put(share.institution(), share.requested()));
                for (var part : split(line.quantity(), requested).entrySet()) {
                    parts.add(new Part(
                            at + 1, Objects.requireNonNull(numbers.get(part.getKey())),
                            Objects.requireNonNull(requested.get(part.getKey())), part.getValue()));
                }
            }
        }
        return List.copyOf(parts);
    }

    /** Each institution's part of what goes back of pooled lines. */
    static List<Part> takenBack(List<Standing> standing, List<ReceiptLine> lines, NewReturn wish) {
        var parts = new ArrayList<Part>();
        for (var line : wish.lines()) {
            if (!lines.get(line.line() - 1).pooled()) {
                continue;
            }
            var left = new TreeMap<String, Long>();
            var numbers = new HashMap<String, Long>();
            standing.stream().filter(each -> each.line() == line.line()).forEach(each -> {
                left.put(each.code(), each.left());
                numbers.put(each.code(), each.institution());
            });
            split(line.quantity(), left).forEach((code, quantity) ->
                    parts.add(new Part(line.line(), Objects.requireNonNull(numbers.get(code)), 0, quantity)));
        }
        return List.copyOf(parts);
    }

    /** What a part of a line changes; who got nothing of it has bought nothing. */
    static List<Purchase> purchases(List<Part> parts, List<ReceiptLine> lines) {
        return parts.stream()
                .filter(part -> part.quantity() > 0)
                .map(part -> new Purchase(part.institution(), lines.get(part.line() - 1).goods().item()))
                .toList();
    }

    private static SortedMap<String, Long> split(long quantity, SortedMap<String, Long> weights) {
        var ratios = new TreeMap<String, Ratio>();
        weights.forEach((code, weight) -> ratios.put(code, Ratio.of(weight)));
        return LargestRemainder.split(quantity, ratios);
    }
}
