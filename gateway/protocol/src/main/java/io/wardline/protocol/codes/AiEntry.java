package io.wardline.protocol.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application identifier of the table.
 *
 * @param fixed the value's length is known from the identifier, so no separator follows
 * @param attribute may stand in the query of a Digital Link
 * @param needs every member must hold; a member holds if all identifiers of one of its groups are in the message
 * @param never identifiers (patterns with {@code n} for a digit) that exclude this one
 * @param key may lead the path of a Digital Link
 * @param qualifiers the ordered lists of identifiers that may follow this key
 */
record AiEntry(
        String ai,
        String title,
        boolean fixed,
        boolean attribute,
        List<AiComponent> components,
        List<List<List<String>>> needs,
        List<String> never,
        boolean key,
        List<List<String>> qualifiers,
        int min,
        int max) {

    /** What is wrong with the value in {@code s} between the two indices; null if nothing. */
    @Nullable CodeError check(String s, int from, int to, int thisYear) {
        CodeError error = find(s, from, to, thisYear);
        return error == null ? null : error.about("(" + ai + ")");
    }

    private @Nullable CodeError find(String s, int from, int to, int thisYear) {
        int pos = from;
        for (int i = 0; i < components.size(); i++) {
            AiComponent component = components.get(i);
            int size = Math.min(component.max(), to - pos);
            if (size == 0 && component.optional()) {
                break;
            }
            int foreign = component.characters().firstForeign(s, pos, pos + size);
            if (foreign >= 0) {
                return CodeError.at(ErrorCode.CHARACTER, foreign);
            }
            if (size < component.min()) {
                return CodeError.at(ErrorCode.VALUE_TOO_SHORT, to);
            }
            List<Check> checks = component.checks();
            for (int j = 0; j < checks.size(); j++) {
                CodeError error = checks.get(j).find(s, pos, pos + size, thisYear);
                if (error != null) {
                    return error;
                }
            }
            pos += size;
        }
        return pos < to ? CodeError.at(ErrorCode.VALUE_TOO_LONG, pos) : null;
    }

    boolean admits(char c) {
        for (int i = 0; i < components.size(); i++) {
            if (components.get(i).characters().has(c)) {
                return true;
            }
        }
        return false;
    }
}
