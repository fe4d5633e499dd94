package io.wardline.protocol.codes;

import java.util.ArrayList;
import java.util.List;

/** One part of a value: its characters, its length and its checks. */
record AiComponent(CharacterSet characters, int min, int max, boolean optional, List<Check> checks) {

    AiComponent {
        checks = List.copyOf(checks);
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("component of " + min + " to " + max);
        }
    }

    /** Reads the table's notation, such as {@code N13:csum:gcppos1} or {@code X1-17?}. */
    static AiComponent parse(String notation) {
        String[] parts = notation.split(":");
        boolean optional = parts[0].endsWith("?");
        String length = parts[0].substring(1, parts[0].length() - (optional ? 1 : 0));
        int dash = length.indexOf('-');
        int max = Integer.parseInt(length.substring(dash + 1));
        int min = dash < 0 ? max : Integer.parseInt(length.substring(0, dash));
        List<Check> checks = new ArrayList<>();
        CharacterSet characters = CharacterSet.of(notation.charAt(0));
        if (characters == CharacterSet.BASE64_URL) {
            checks.add(Padding::find);
        }
        for (int i = 1; i < parts.length; i++) {
            checks.add(Checks.named(parts[i]));
        }
        return new AiComponent(characters, min, max, optional, checks);
    }
}
