package io.wardline.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.web.Messages;
import io.wardline.standalone.house.Sources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever becomes a task for a person speaks in words: every code that a gateway or a cabinet raises, and every code under which
 * an entry is put aside, has its text; by the whole code, or by its first word. So a code is written where it is raised: one
 * that is put together elsewhere could not be found here.
 */
final class CausesTest {
    /** What takes a code, where, and as which of its arguments. */
    private record Taker(String folder, Pattern call, int code) {
        static Taker of(String folder, String call, int code) {
            return new Taker(folder, Pattern.compile(call + "\\("), code);
        }
    }

    private static final List<Taker> TAKERS = List.of(
            Taker.of("gateway", "[.]raise", 1), Taker.of("gateway", "new Malformed", 0), Taker.of("gateway/inbox", "new Alarm", 0), Taker.of("gateway/mqtt", "\\bforbidden", 3),
            Taker.of("protocol/device", "\\bbad", 0), Taker.of("protocol/device", "new (Malformed[.])?Refusal", 0),
            Taker.of("platform/cabinet", "\\blive(?=.replayed)", 1), Taker.of("platform/cabinet", "new AlarmRaised", 0),
            Taker.of("platform/device", "new Passed", 0));
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+[.]?[a-zA-Z]*)\"");
    private static final Pattern WRITTEN = Pattern.compile("(\\w+([.]\\w+\\(\\))* \\? )?\"[a-z]+[.][a-zA-Z]+\"( : \"[a-z]+[.][a-zA-Z]+\")?");
    private static final Pattern BEGUN = Pattern.compile("\"[a-z]+[.]\" [+] .*");
    /** A code that came from elsewhere is passed on under this name. */
    private static final Pattern PASSED_ON = Pattern.compile("String code|(\\w+[.])?code(\\(\\))?");

    @Test
    void every_cause_that_devices_and_gateways_raise_has_words_in_both_languages() {
        var raised = new TreeSet<String>();
        var hidden = new ArrayList<String>();
        for (var source : Sources.endingWith("java")) {
            TAKERS.stream()
                    .filter(taker -> !source.isTest() && source.path().contains("io/wardline/" + taker.folder() + "/"))
                    .forEach(taker -> read(source, taker, raised, hidden));
        }
        assertThat(hidden).as("write the code where it is raised").isEmpty();
        assertThat(raised).contains("door.heldOpen", "tls.refused", "journal.gap", "topic.unknown", "session.repeated", "pump.");
        for (var language : Messages.values()) {
            assertThat(raised.stream().filter(code -> !language.has("cause." + code) && !language.has("cause." + code.split("[.]")[0])))
                    .as("add cause.<code> to messages_" + language).isEmpty();
        }
    }

    private static void read(Source source, Taker taker, TreeSet<String> raised, List<String> hidden) {
        var calls = taker.call().matcher(source.text());
        while (calls.find()) {
            var arguments = arguments(source.text(), calls.end());
            if (taker.code() >= arguments.size()) {
                continue;
            }
            var code = written(source, arguments.get(taker.code()));
            if (WRITTEN.matcher(code).matches()) {
                LITERAL.matcher(code).results().forEach(found -> raised.add(found.group(1)));
            } else if (BEGUN.matcher(code).matches()) {
                raised.add(code.substring(1, code.indexOf('"', 1)));
            } else if (!PASSED_ON.matcher(code).matches()) {
                hidden.add(source.at(calls.start()) + ": " + code);
            }
        }
    }

    /** A constant or a variable of the same file stands for what it is given. */
    private static String written(Source source, String code) {
        var constant = Pattern.compile("String " + Pattern.quote(code) + " = (\"[^;]*|\\w[^;]* \\? [^;]*);").matcher(source.text());
        return constant.find() ? constant.group(1).replaceAll("\\s+", " ") : code;
    }

    /** The arguments of a call whose first one begins at a position, as they are written. */
    private static List<String> arguments(String text, int from) {
        var arguments = new ArrayList<String>();
        var depth = 0;
        var quoted = false;
        var begun = from;
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == '"' && text.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (quoted) {
                continue;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(text.substring(begun, at).strip().replaceAll("\\s+", " "));
                begun = at + 1;
                if (c == ')') {
                    return arguments;
                }
            } else if (c == '(' || c == '<') {
                depth++;
            } else if (c == ')' || c == '>') {
                depth--;
            }
        }
        return arguments;
    }
}
