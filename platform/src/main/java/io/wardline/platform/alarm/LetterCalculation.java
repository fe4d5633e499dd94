package io.wardline.platform.alarm;

import io.wardline.platform.web.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One letter of everything that a person is to be told now, what is urgent first. */
final class LetterCalculation {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private LetterCalculation() {}

    /** One line of a letter. */
    record Line(String title, Severity severity, String what, Instant at) {}

    /**
     * Writes the letter. The subject names numbers only, for it is shown where others can look.
     *
     * @param lines at least one
     */
    static Letter letter(String address, Messages language, ZoneId zone, List<Line> lines) {
        var urgent = lines.stream().filter(line -> line.severity() == Severity.URGENT).count();
        var subject = language.text(
                urgent > 0 ? "mail.subject.urgent" : "mail.subject.digest", Map.of("urgent", urgent, "count", lines.size()));
        var text = lines.stream()
                .sorted(Comparator.comparing(Line::severity).thenComparing(Line::at))
                .map(line -> TIME.format(line.at().atZone(zone)) + "  " + language.text("mail.severity." + line.severity(), Map.of()) + "  "
                        + language.text("mail.what." + line.what(), Map.of()) + "\n  " + line.title())
                .collect(Collectors.joining("\n\n"));
        return new Letter(address, subject, text + "\n\n" + language.text("mail.foot", Map.of()) + "\n");
    }
}
