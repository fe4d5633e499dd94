package io.wardline.protocol.codes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * GS1 Digital Link URIs, uncompressed form (URI syntax 1.4+): {@code https://host/stem/01/…/22/…/10/…/21/…?17=…}. The last
 * primary key of the path begins the message; its qualifiers follow in their order; attributes stand in the query,
 * where parameters that are not identifiers belong to others and are left alone.
 */
public final class DigitalLink {

    public static final String CANONICAL_STEM = "https://id.gs1.org";

    private static final String HOST_CHARACTERS = ".-:[]";
    private static final String NOT_IN_ADDRESSES = "<>{}\\^`\"| ";
    private static final String HEXADECIMAL = "0123456789ABCDEF";

    private final String raw;
    private final int to;
    private final int thisYear;
    private final List<Element> elements = new ArrayList<>();

    private DigitalLink(String raw, int to, int thisYear) {
        this.raw = raw;
        this.to = to;
        this.thisYear = thisYear;
    }

    static boolean hasScheme(String raw, int from) {
        return raw.regionMatches(true, from, "https://", 0, 8) || raw.regionMatches(true, from, "http://", 0, 7);
    }

    /** Reads the address; empty if it carries no primary key and so is any other web address. */
    static Optional<ElementReading> read(String raw, int from, int to, int thisYear) {
        int hostAt = raw.indexOf("//", from) + 2;
        int pathAt = raw.indexOf('/', hostAt);
        if (pathAt < 0 || pathAt >= to) {
            return Optional.empty();
        }
        int fragmentAt = indexOrEnd(raw, '#', pathAt, to);
        int queryAt = indexOrEnd(raw, '?', pathAt, fragmentAt);
        OptionalInt keyAt = keyAt(raw, pathAt, queryAt);
        if (keyAt.isEmpty()) {
            return Optional.empty();
        }
        DigitalLink link = new DigitalLink(raw, fragmentAt, thisYear);
        CodeError error = addressError(raw, from, to, hostAt, pathAt);
        if (error == null) {
            error = link.readPath(keyAt.getAsInt(), queryAt);
        }
        if (error == null && queryAt < fragmentAt) {
            error = link.readQuery(queryAt + 1);
        }
        return Optional.of(new ElementReading(link.elements, error));
    }

    private static @Nullable CodeError addressError(String raw, int from, int to, int hostAt, int pathAt) {
        if (hostAt == pathAt) {
            return CodeError.at(ErrorCode.URI, hostAt);
        }
        for (int i = hostAt; i < pathAt; i++) {
            char c = raw.charAt(i);
            if (!isAsciiLetterOrDigit(c) && HOST_CHARACTERS.indexOf(c) < 0) {
                return CodeError.at(ErrorCode.URI, i);
            }
        }
        for (int i = from; i < to; i++) {
            char c = raw.charAt(i);
            if (c <= ' ' || c > '~' || NOT_IN_ADDRESSES.indexOf(c) >= 0) {
                return CodeError.at(ErrorCode.URI, i);
            }
        }
        return null;
    }

    /** The slash before the last primary key, walking backwards over pairs of identifier and value. */
    private static OptionalInt keyAt(String raw, int pathAt, int pathEnd) {
        int valueSlash = raw.lastIndexOf('/', pathEnd - 1);
        while (valueSlash > pathAt) {
            int aiSlash = raw.lastIndexOf('/', valueSlash - 1);
            AiEntry entry = AiTable.exactly(raw, aiSlash + 1, valueSlash);
            if (entry == null) {
                return OptionalInt.empty();
            }
            if (entry.key()) {
                return OptionalInt.of(aiSlash);
            }
            valueSlash = aiSlash <= pathAt ? -1 : raw.lastIndexOf('/', aiSlash - 1);
        }
        return OptionalInt.empty();
    }

    private @Nullable CodeError readPath(int keySlash, int pathEnd) {
        int slash = keySlash;
        List<String> qualifiers = new ArrayList<>();
        while (slash < pathEnd) {
            int valueSlash = raw.indexOf('/', slash + 1);
            AiEntry entry = AiTable.exactly(raw, slash + 1, valueSlash);
            int valueEnd = indexOrEnd(raw, '/', valueSlash + 1, pathEnd);
            if (entry == null) {
                return CodeError.at(ErrorCode.UNKNOWN_AI, slash + 1);
            }
            CodeError error = add(entry, slash + 1, valueSlash + 1, valueEnd, '+');
            if (error != null) {
                return error;
            }
            if (slash > keySlash) {
                qualifiers.add(entry.ai());
            }
            slash = valueEnd;
        }
        return admits(AiTable.of(elements.getFirst().ai()), qualifiers)
                ? null
                : new CodeError(ErrorCode.KEY_QUALIFIERS, elements.get(1).at(), String.join(", ", qualifiers));
    }

    private static boolean admits(AiEntry key, List<String> qualifiers) {
        return qualifiers.isEmpty() || key.qualifiers().stream().anyMatch(sequence -> inOrder(sequence, qualifiers));
    }

    private static boolean inOrder(List<String> sequence, List<String> some) {
        int next = 0;
        for (String ai : sequence) {
            if (next < some.size() && some.get(next).equals(ai)) {
                next++;
            }
        }
        return next == some.size();
    }

    private @Nullable CodeError readQuery(int from) {
        List<String> path = new ArrayList<>(elements.stream().map(Element::ai).toList());
        int at = from;
        while (at < to) {
            int end = indexOrEnd(raw, '&', at, to);
            int equals = indexOrEnd(raw, '=', at, end);
            if (equals < end && equals > at && CharacterSet.DIGITS.firstForeign(raw, at, equals) < 0) {
                AiEntry entry = AiTable.exactly(raw, at, equals);
                if (entry == null) {
                    return CodeError.at(ErrorCode.UNKNOWN_AI, at);
                }
                CodeError error = attributeError(entry, at, path);
                if (error == null) {
                    // In a query, unlike in a path, a plus sign stands for a blank, which no value may hold.
                    error = add(entry, at, equals + 1, end, ' ');
                }
                if (error != null) {
                    return error;
                }
            }
            at = end + 1;
        }
        return null;
    }

    private @Nullable CodeError attributeError(AiEntry entry, int at, List<String> path) {
        if (elements.stream().anyMatch(element -> element.ai().equals(entry.ai()))) {
            return new CodeError(ErrorCode.DUPLICATE_ATTRIBUTE, at, "(" + entry.ai() + ")");
        }
        AiEntry key = AiTable.of(path.getFirst());
        for (int i = 1; i <= path.size(); i++) {
            List<String> longer = new ArrayList<>(path.subList(1, path.size()));
            longer.add(i - 1, entry.ai());
            if (admits(key, longer)) {
                return new CodeError(ErrorCode.NOT_AN_ATTRIBUTE, at, "(" + entry.ai() + ") belongs in the path");
            }
        }
        return entry.attribute() ? null : new CodeError(ErrorCode.NOT_AN_ATTRIBUTE, at, "(" + entry.ai() + ")");
    }

    private @Nullable CodeError add(AiEntry entry, int at, int valueAt, int valueEnd, char plus) {
        if (elements.size() == ElementReading.ELEMENT_LIMIT) {
            return CodeError.at(ErrorCode.TOO_MANY_ELEMENTS, at);
        }
        StringBuilder value = new StringBuilder(valueEnd - valueAt);
        for (int i = valueAt; i < valueEnd; i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = i + 2 < valueEnd ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 < valueEnd ? Character.digit(raw.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return new CodeError(ErrorCode.PERCENT, i, "(" + entry.ai() + ")");
                }
                value.append((char) (high * 16 + low));
                i += 2;
            } else {
                value.append(c == '+' ? plus : c);
            }
        }
        String decoded = value.toString();
        CodeError error = entry.check(decoded, 0, decoded.length(), thisYear);
        if (error != null) {
            return error.movedTo(rawIndex(valueAt, error.at()));
        }
        elements.add(new Element(entry.ai(), decoded, at));
        return null;
    }

    private int rawIndex(int valueAt, int offset) {
        int i = valueAt;
        for (int decoded = 0; decoded < offset; decoded++) {
            i += raw.charAt(i) == '%' ? 3 : 1;
        }
        return i;
    }

    /**
     * Writes elements under a stem: the first primary key, the longest list of its qualifiers that leaves only attributes
     * over, and these in the query. Empty if there is no key or if an element may not stand in a link beside it.
     */
    static Optional<String> print(String stem, List<Element> elements) {
        Optional<Element> key = elements.stream().filter(element -> AiTable.of(element.ai()).key()).findFirst();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        List<List<Element>> paths = new ArrayList<>();
        paths.add(List.of(key.get()));
        for (List<String> sequence : AiTable.of(key.get().ai()).qualifiers()) {
            List<Element> path = new ArrayList<>(List.of(key.get()));
            sequence.forEach(ai -> elements.stream().filter(element -> element.ai().equals(ai)).findFirst().ifPresent(path::add));
            paths.add(path);
        }
        return paths.stream()
                .sorted(Comparator.comparingInt(path -> -path.size()))
                .filter(path -> leavesAttributes(path, elements))
                .findFirst()
                .map(path -> print(stem, path, elements));
    }

    private static boolean leavesAttributes(List<Element> path, List<Element> elements) {
        return elements.stream().allMatch(element -> stands(element, path) || AiTable.of(element.ai()).attribute());
    }

    private static boolean stands(Element element, List<Element> path) {
        return path.stream().anyMatch(each -> each.ai().equals(element.ai()));
    }

    private static String print(String stem, List<Element> path, List<Element> elements) {
        StringBuilder link = new StringBuilder(stem.endsWith("/") ? stem.substring(0, stem.length() - 1) : stem);
        List<Element> written = new ArrayList<>(path);
        for (Element element : path) {
            link.append('/').append(element.ai()).append('/');
            encode(link, element.value());
        }
        for (Element element : elements) {
            if (!stands(element, written)) {
                link.append(written.size() == path.size() ? '?' : '&').append(element.ai()).append('=');
                encode(link, element.value());
                written.add(element);
            }
        }
        return link.toString();
    }

    private static void encode(StringBuilder out, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isAsciiLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
                out.append(c);
            } else {
                out.append('%').append(HEXADECIMAL.charAt(c >> 4 & 15)).append(HEXADECIMAL.charAt(c & 15));
            }
        }
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static int indexOrEnd(String s, char c, int from, int to) {
        int index = s.indexOf(c, from);
        return index < 0 || index > to ? to : index;
    }
}
