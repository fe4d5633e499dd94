package io.wardline.protocol.codes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The application identifiers, looked up by their digits without allocating. */
final class AiTable {

    private static final AiEntry[] BY_NUMBER = new AiEntry[10_000];
    /** An identifier's first two digits tell how many it has: 2, 3 or 4; 0 where none begins so. */
    private static final byte[] LENGTH_BY_PREFIX = new byte[100];
    private static final List<AiEntry> ALL = load();

    private AiTable() {}

    static List<AiEntry> all() {
        return ALL;
    }

    /** The entry whose digits begin at {@code from}, or null. */
    static @Nullable AiEntry find(String s, int from, int to) {
        if (to - from < 2) {
            return null;
        }
        int high = s.charAt(from) - '0';
        int low = s.charAt(from + 1) - '0';
        if (high < 0 || high > 9 || low < 0 || low > 9) {
            return null;
        }
        int length = LENGTH_BY_PREFIX[high * 10 + low];
        if (length == 0 || to - from < length) {
            return null;
        }
        int number = high * 10 + low;
        for (int i = 2; i < length; i++) {
            int digit = s.charAt(from + i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        // Shorter identifiers are padded on the right, so that 01 and 0100 do not share a cell.
        return BY_NUMBER[length == 2 ? number * 100 : length == 3 ? number * 10 : number];
    }

    /** The entry whose digits fill the range, or null. */
    static @Nullable AiEntry exactly(String s, int from, int to) {
        AiEntry entry = find(s, from, to);
        return entry != null && entry.ai().length() == to - from ? entry : null;
    }

    static AiEntry of(String ai) {
        AiEntry entry = exactly(ai, 0, ai.length());
        if (entry == null) {
            throw new IllegalArgumentException("no application identifier " + ai);
        }
        return entry;
    }

    private static List<AiEntry> load() {
        List<AiEntry> entries = new ArrayList<>();
        for (String line : TextResource.lines("application-identifiers.txt")) {
            String[] columns = line.split("\\s*\\|\\s*", -1);
            String[] range = columns[0].strip().split("-");
            int first = Integer.parseInt(range[0]);
            int last = Integer.parseInt(range[range.length - 1]);
            for (int number = first; number <= last; number++) {
                String digits = Integer.toString(number);
                AiEntry entry = entry("0".repeat(range[0].length() - digits.length()) + digits, columns);
                entries.add(entry);
                place(entry);
            }
        }
        return List.copyOf(entries);
    }

    private static void place(AiEntry entry) {
        String ai = entry.ai();
        int prefix = Integer.parseInt(ai.substring(0, 2));
        if (LENGTH_BY_PREFIX[prefix] != 0 && LENGTH_BY_PREFIX[prefix] != ai.length()) {
            throw new IllegalStateException("identifiers that begin with " + ai.substring(0, 2) + " differ in length");
        }
        LENGTH_BY_PREFIX[prefix] = (byte) ai.length();
        BY_NUMBER[Integer.parseInt(ai + "0".repeat(4 - ai.length()))] = entry;
    }

    private static AiEntry entry(String ai, String[] columns) {
        List<AiComponent> components = new ArrayList<>();
        int min = 0;
        int max = 0;
        for (String notation : columns[2].split(" ")) {
            AiComponent component = AiComponent.parse(notation);
            components.add(component);
            min += component.optional() ? 0 : component.min();
            max += component.max();
        }
        List<List<List<String>>> needs = new ArrayList<>();
        List<String> never = new ArrayList<>();
        List<List<String>> qualifiers = new ArrayList<>();
        boolean key = false;
        for (String rule : columns[3].isEmpty() ? new String[0] : columns[3].split(" ")) {
            int equals = rule.indexOf('=');
            String name = equals < 0 ? rule : rule.substring(0, equals);
            List<String> choices = equals < 0 ? List.of() : List.of(rule.substring(equals + 1).split("/"));
            switch (name) {
                case "needs" -> needs.add(choices.stream().map(group -> List.of(group.split("\\+"))).toList());
                case "not" -> never.addAll(choices);
                case "key" -> {
                    key = true;
                    choices.forEach(sequence -> qualifiers.add(List.of(sequence.split(","))));
                }
                default -> throw new IllegalStateException("rule " + rule + " of " + ai);
            }
        }
        String[] kind = columns[1].split(" +");
        return new AiEntry(ai, columns[4], kind[0].equals("fixed"), kind[1].equals("attribute"), List.copyOf(components),
                List.copyOf(needs), List.copyOf(never), key, List.copyOf(qualifiers), min, max);
    }
}
