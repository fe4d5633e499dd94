package io.wardline.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manners of the text itself. */
final class TidyTest {
    private static final int MOST_LINES_OF_A_FILE = 400;
    private static final int MOST_LINES_OF_A_METHOD = 60;
    private static final Set<String> TEST_ANNOTATIONS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "FuzzTest");
    private static final Pattern SENTENCE = Pattern.compile("[a-z0-9]+(_[a-zA-Z0-9]+){2,}");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.$}/])/(wo" + "rk|sr" + "v|ho" + "me|ro" + "ot|Us" + "ers)/");
    private static final Pattern MOVEMENT = Pattern.compile("(?i)(insert\\s+into|copy|merge\\s+into)\\s+ledger_movement\\b");
    private static final Pattern FLOATING = Pattern.compile("\\b(double|float|Double|Float)\\b");
    private static final Pattern EXACT_PACKAGE =
            Pattern.compile("io/wardline/platform/(money|price|ledger|vbp|incentive|settlement)/");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");

    @Test
    void no_file_is_longer_than_a_reader_can_hold() {
        assertThat(Sources.endingWith("java", "ts", "tsx", "css", "sql", "sh").stream()
                        .filter(source -> source.text().lines().count() > MOST_LINES_OF_A_FILE)
                        .map(source -> source.path() + " has " + source.text().lines().count() + " lines"))
                .as("a file of more than %s lines is two things: name both and split it", MOST_LINES_OF_A_FILE)
                .isEmpty();
    }

    @Test
    void no_method_is_longer_than_a_screen() {
        assertThat(JavaSources.methods().stream()
                        .filter(method -> method.lines() > MOST_LINES_OF_A_METHOD)
                        .map(method -> method.path() + " " + method.name() + " has " + method.lines() + " lines"))
                .as("a method of more than %s lines does several things: give each a name", MOST_LINES_OF_A_METHOD)
                .isEmpty();
    }

    @Test
    void every_test_is_named_by_a_sentence() {
        assertThat(JavaSources.methods().stream()
                        .filter(method -> method.annotations().stream().anyMatch(TEST_ANNOTATIONS::contains))
                        .filter(method -> !SENTENCE.matcher(method.name()).matches())
                        .map(method -> method.path() + " " + method.name()))
                .as("say what holds, in words with underscores: refuses_a_movement_that_overdraws_a_shelf")
                .isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        assertThat(found(UNFINISHED, _ -> true))
                .as("what is not done is not in the code: do it, or write it into the README's list of what is not there yet")
                .isEmpty();
    }

    @Test
    void no_text_knows_a_machine() {
        assertThat(found(MACHINE_PATH, source -> !source.name().endsWith(".cmd")))
                .as("a path of one machine is wrong on every other: take it from an argument or from the user's folder")
                .isEmpty();
    }

    @Test
    void tests_wait_for_conditions_and_never_sleep() {
        assertThat(found(Pattern.compile("Thread\\.sl" + "eep\\("), Sources.Source::isTest))
                .as("a sleep is too short on a slow machine and too long on a fast one: await a condition with Awaitility")
                .isEmpty();
        assertThat(found(Pattern.compile("org\\.moc" + "kito|easy" + "mock"), Sources.Source::isTest))
                .as("no mocks: write a small fake, or use the real thing")
                .isEmpty();
    }

    @Test
    void only_the_ledger_inserts_movements() {
        assertThat(found(MOVEMENT, source -> source.endsWithOneOf("java", "sql") && !source.isTest()
                        && !source.name().startsWith("LedgerStore")
                        && !source.path().contains("io/wardline/standalone/bench/")))
                .as("every movement goes through Ledger.post, which checks both its ends: call that")
                .isEmpty();
    }

    @Test
    void money_and_quantities_are_never_floating() {
        var complaints = new ArrayList<String>();
        for (var source : Sources.endingWith("java")) {
            if (EXACT_PACKAGE.matcher(source.path()).find() && !source.isTest()) {
                var code = COMMENT.matcher(source.text()).replaceAll("");
                if (FLOATING.matcher(code).find()) {
                    complaints.add(source.path());
                }
            }
        }
        assertThat(complaints)
                .as("0.1 has no exact double: use long fen, long base units, or an exact rational")
                .isEmpty();
    }

    private static List<String> found(Pattern pattern, Predicate<Sources.Source> where) {
        return Sources.ALL.stream()
                .filter(where)
                .flatMap(source -> pattern.matcher(source.text()).results()
                        .map(match -> source.at(match.start()) + " " + match.group()))
                .toList();
    }
}
