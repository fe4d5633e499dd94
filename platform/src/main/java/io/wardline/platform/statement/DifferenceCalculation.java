package io.wardline.platform.statement;

import io.wardline.platform.money.Fen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Compares what went into two statements, and what came out. */
final class DifferenceCalculation {
    private DifferenceCalculation() {}

    private record Key(String line, String name) {}

    /** Every input in which they differ, by its value; where it comes from may differ without a difference. */
    static List<Difference> inputs(Inputs former, Inputs latter) {
        return between(values(former), values(latter));
    }

    /** Every figure in which they differ, by its exact value, the published amount among them. */
    static List<Difference> figures(Reckoning former, Reckoning latter) {
        return between(values(former), values(latter));
    }

    private static SequencedMap<Key, String> values(Inputs inputs) {
        var values = new LinkedHashMap<Key, String>();
        inputs.whole().forEach(each -> values.put(new Key("", each.name()), each.value()));
        inputs.lines().forEach(line ->
                line.inputs().forEach(each -> values.put(new Key(line.code(), each.name()), each.value())));
        return values;
    }

    private static SequencedMap<Key, String> values(Reckoning reckoning) {
        var values = new LinkedHashMap<Key, String>();
        values.put(new Key("", "payable"), Fen.text(reckoning.payableFen()));
        reckoning.figures().forEach(each -> values.put(new Key("", each.name()), each.exact()));
        reckoning.lines().forEach(line ->
                line.figures().forEach(each -> values.put(new Key(line.code(), each.name()), each.exact())));
        return values;
    }

    private static List<Difference> between(SequencedMap<Key, String> former, SequencedMap<Key, String> latter) {
        var differences = new ArrayList<Difference>();
        Map<Key, String> fresh = new HashMap<>(latter);
        former.forEach((key, before) -> {
            var after = fresh.remove(key);
            if (!Objects.equals(before, after)) {
                differences.add(difference(key, before, after));
            }
        });
        latter.forEach((key, after) -> {
            if (fresh.containsKey(key)) {
                differences.add(difference(key, null, after));
            }
        });
        return differences;
    }

    private static Difference difference(Key key, @Nullable String before, @Nullable String after) {
        return new Difference(key.line().isEmpty() ? null : key.line(), key.name(), before, after);
    }
}
