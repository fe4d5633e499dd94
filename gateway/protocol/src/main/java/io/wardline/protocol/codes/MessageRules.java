package io.wardline.protocol.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules between the elements of one message, in the order in which they are reported. */
final class MessageRules {

    private MessageRules() {}

    static @Nullable CodeError find(List<Element> elements) {
        CodeError error = findExclusive(elements);
        if (error == null) {
            error = findMissing(elements);
        }
        if (error == null) {
            error = findDifferingRepeat(elements);
        }
        return error != null ? error : findSignatureWithoutSerial(elements);
    }

    /** Of several such pairs the one that is complete first. */
    private static @Nullable CodeError findExclusive(List<Element> elements) {
        CodeError earliest = null;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            for (String pattern : AiTable.of(element.ai()).never()) {
                Element other = present(elements, pattern, element.ai());
                if (other != null) {
                    boolean first = element.at() <= other.at();
                    CodeError error = new CodeError(ErrorCode.EXCLUSIVE_AI, Math.max(element.at(), other.at()),
                            first ? pair(element, other) : pair(other, element));
                    earliest = earliest == null || error.at() < earliest.at() ? error : earliest;
                }
            }
        }
        return earliest;
    }

    private static String pair(Element first, Element second) {
        return "(" + first.ai() + ") with (" + second.ai() + ")";
    }

    private static @Nullable CodeError findMissing(List<Element> elements) {
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            for (List<List<String>> need : AiTable.of(element.ai()).needs()) {
                if (!holds(elements, element, need)) {
                    return new CodeError(ErrorCode.REQUIRED_AI_MISSING, element.at(),
                            "(" + element.ai() + ") needs " + text(need));
                }
            }
        }
        return null;
    }

    private static String text(List<List<String>> need) {
        return String.join(" or ", need.stream().map(group -> String.join("+", group)).toList());
    }

    private static boolean holds(List<Element> elements, Element element, List<List<String>> need) {
        for (List<String> group : need) {
            boolean all = true;
            for (String pattern : group) {
                all &= present(elements, pattern, element.ai()) != null;
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable CodeError findDifferingRepeat(List<Element> elements) {
        for (int i = 1; i < elements.size(); i++) {
            Element element = elements.get(i);
            Element earlier = present(elements.subList(0, i), element.ai(), "");
            if (earlier != null && !earlier.value().equals(element.value())) {
                return new CodeError(ErrorCode.REPEATED_AI_DIFFERS, element.at(), "(" + element.ai() + ")");
            }
        }
        return null;
    }

    /** A digital signature (8030) signs one thing, so a GDTI, GCN or GRAI beside it carries its serial component. */
    private static @Nullable CodeError findSignatureWithoutSerial(List<Element> elements) {
        if (present(elements, "8030", "") == null) {
            return null;
        }
        for (String ai : List.of("253", "255", "8003")) {
            Element key = present(elements, ai, "");
            if (key != null && key.value().length() == AiTable.of(ai).min()) {
                return new CodeError(ErrorCode.SERIAL_MISSING, key.at(), "(" + ai + ")");
            }
        }
        return null;
    }

    /** The first element that matches the pattern and is not {@code except}: an identifier never excludes itself. */
    private static @Nullable Element present(List<Element> elements, String pattern, String except) {
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (matches(element.ai(), pattern) && !element.ai().equals(except)) {
                return element;
            }
        }
        return null;
    }

    private static boolean matches(String ai, String pattern) {
        if (ai.length() != pattern.length()) {
            return false;
        }
        for (int i = 0; i < ai.length(); i++) {
            if (pattern.charAt(i) != 'n' && pattern.charAt(i) != ai.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
