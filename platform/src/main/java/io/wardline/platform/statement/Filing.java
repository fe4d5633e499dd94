package io.wardline.platform.statement;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of calculated results.
 *
 * @param added institutions with a new version
 * @param unchanged institutions whose latest version has the same rule, inputs and result
 * @param standing institutions whose published version stands, because nobody gave a reason to correct it
 * @param refused institutions in whose statement the calculating person has decided an objection
 */
public record Filing(List<String> added, List<String> unchanged, List<String> standing, List<String> refused) {
    /** Of nothing. */
    public static final Filing NOTHING = new Filing(List.of(), List.of(), List.of(), List.of());

    public Filing {
        added = List.copyOf(added);
        unchanged = List.copyOf(unchanged);
        standing = List.copyOf(standing);
        refused = List.copyOf(refused);
    }

    /** Of both. */
    public Filing and(Filing other) {
        return new Filing(
                joined(added, other.added), joined(unchanged, other.unchanged), joined(standing, other.standing),
                joined(refused, other.refused));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
