package io.wardline.platform;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that a person most likely meant, among keys, options and commands. */
public final class ConfigWord {
    private ConfigWord() {}

    /** The closest of the known words, if it is close enough to be meant: at most a third of its letters differ. */
    public static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String word) -> distance(typed, word)).thenComparing(word -> word))
                .filter(word -> distance(typed, word) <= Math.max(1, (word.length() + 2) / 3));
    }

    /** The sentence to append to a complaint about an unknown word; empty where nothing is close. */
    public static String suggestion(String typed, Collection<String> known) {
        return to(typed, known).map(word -> "; did you mean " + word + "?").orElse("");
    }

    /** The number of letters to insert, remove or change (Levenshtein). */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (var line = 1; line <= from.length(); line++) {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= to.length(); column++) {
                var change = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(change, 1 + Math.min(row[column - 1], row[column]));
            }
        }
        return row[to.length()];
    }
}
