package io.wardline.platform.statement;

import io.wardline.platform.web.Messages;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Steps are kept in letters and, where letters do not say it, in English; here those sentences are said in the reader's language.
 * A text that no form fits stays as it was frozen.
 */
record StatementWords(Messages language) {
    private static final Map<Pattern, String> FORMULAS = forms(
            "k\\(score (?<score>[^)]+)\\): grade (?<grade>.+) from (?<from>.+), the bound included", "formula.gradeFrom",
            "k\\(score (?<score>[^)]+)\\): grade (?<grade>.+) from (?<from>.+), the bound excluded", "formula.gradeAbove",
            "Qs/Qb: who reports more than is used gains by it", "formula.reportedIndex",
            "lines of the platform that are mapped to nothing count nowhere", "formula.unmappedLines",
            "T < A ≤ Tf: nothing is shared", "formula.nothingShared",
            "V, already paid", "formula.alreadyPaid",
            "generic (?<product>.+) completed a full cycle and was retained", "formula.renewal");

    private static final Map<Pattern, String> SOURCES = forms(
            "no official source: the text is silent", "source.textIsSilent",
            "no official source.*", "source.operatorsChoice",
            "the side that is not rounded is what remains", "source.remainder",
            "retention statements of the year", "source.retentionOfYear",
            "(?<of>.+) \\(consultation draft, not in force\\)", "source.consultationDraft",
            "κ is the region's figure, the set-off of V our reading", "source.kappaIsLocal",
            "the share is the region's figure", "source.shareIsLocal");

    String formula(String frozen) {
        return said(FORMULAS, frozen);
    }

    /** A document, perhaps with remarks, or a table of the product. */
    String source(String frozen) {
        return Stream.of(frozen.split("; "))
                .map(part -> {
                    var code = "source." + part;
                    return language.has(code) ? language.text(code, Map.of()) : said(SOURCES, part);
                })
                .collect(Collectors.joining("; "));
    }

    String input(String name) {
        return language.text("input." + name, Map.of());
    }

    String step(String name) {
        return language.text("step." + name, Map.of());
    }

    String text(String code) {
        return language.text(code, Map.of());
    }

    /** The numbers of a step, with its exact value where another one is shown, and why; empty where the formula carries them itself. */
    String numbers(WorkedStep each) {
        var worked = each.worked();
        if (worked.numbers().isEmpty()) {
            return "";
        }
        var exact = each.step().exact();
        return switch (worked.rounding()) {
            case NONE -> worked.numbers();
            case FEN, PERCENT, FACTOR -> worked.numbers() + (exact.contains("/") ? "" : " = " + Worked.grouped(exact)) + ", "
                    + text("rounding." + worked.rounding().name());
        };
    }

    private String said(Map<Pattern, String> forms, String frozen) {
        for (var form : forms.entrySet()) {
            var found = form.getKey().matcher(frozen);
            if (found.matches()) {
                var parts = new HashMap<String, Object>();
                form.getKey().namedGroups().keySet().forEach(name -> parts.put(name, found.group(name)));
                return language.text(form.getValue(), parts);
            }
        }
        return frozen;
    }

    private static Map<Pattern, String> forms(String... pairs) {
        var forms = new LinkedHashMap<Pattern, String>();
        for (var pair = List.of(pairs); !pair.isEmpty(); pair = pair.subList(2, pair.size())) {
            forms.put(Pattern.compile(pair.getFirst()), pair.get(1));
        }
        return forms;
    }
}
