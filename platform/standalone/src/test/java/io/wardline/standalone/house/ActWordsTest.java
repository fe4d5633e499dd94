package io.wardline.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People read the audit in words: every kind of act that the platform performs or notes has its text on the console. */
final class ActWordsTest {
    private static final Pattern ACT = Pattern.compile("(?:\\(\\s*request,|\\bnote\\([^;]*?)\\s*\"([a-z]+\\.[a-z][a-zA-Z]+)\"");
    private static final List<String> LANGUAGES = List.of("zh-CN.json", "en.json");

    @Test
    void every_kind_of_act_has_words_in_both_languages() {
        var kinds = new TreeSet<String>();
        for (var source : Sources.endingWith("java")) {
            if (source.path().contains("platform/src/main/")) {
                ACT.matcher(source.text()).results().forEach(found -> kinds.add(found.group(1)));
            }
        }
        assertThat(kinds).contains("ledger.bindUnits", "identity.dismissDeputy", "keeping.backup", "device.register");
        for (var language : LANGUAGES) {
            var words = Sources.endingWith("json").stream()
                    .filter(source -> source.path().endsWith("console/src/messages/" + language)).findFirst().orElseThrow().text();
            assertThat(kinds.stream().filter(kind -> !words.contains("\"act." + kind + "\":")))
                    .as("add act.<kind> to " + language).isEmpty();
        }
    }
}
