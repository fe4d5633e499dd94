package io.wardline.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.web.Messages;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever becomes a task for a person speaks in words: every code that a gateway or a cabinet raises has its text. */
final class CausesTest {
    private static final Pattern RAISED =
            Pattern.compile("(?:\\.raise\\([^\";]*|live\\(replayed, |new Alarm\\()\"([a-z]+\\.[a-zA-Z]+)\"");

    @Test
    void every_cause_that_devices_and_gateways_raise_has_words_in_both_languages() {
        var raised = new TreeSet<String>();
        for (var source : Sources.endingWith("java")) {
            if (!source.isTest()) {
                RAISED.matcher(source.text()).results().forEach(found -> raised.add(found.group(1)));
            }
        }
        assertThat(raised).contains("door.heldOpen", "tls.refused", "journal.gap");
        for (var language : Messages.values()) {
            assertThat(raised.stream().filter(code -> !language.has("cause." + code)))
                    .as("add cause.<code> to messages_" + language).isEmpty();
        }
    }
}
