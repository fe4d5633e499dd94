package io.wardline.platform.rule;

import java.util.List;

/** Between a rule set and the JSON in which it is shipped, sent and stored. */
final class RuleSetText {
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REMARK = 1_000;
    private static final int MOST_REMARKS = 50;

    /** Which of the three kinds of source the text names. */
    private enum Origin {
        DOCUMENT,
        CONSULTATION_DRAFT,
        OPERATORS_CHOICE
    }

    private RuleSetText() {}

    /** A set as a file states it: a draft, whatever the file may wish. */
    static RuleSet read(Param.Group content) {
        var params = content.entries().stream()
                .filter(entry -> entry.name().equals("params") && entry.value() instanceof Param.Group)
                .map(entry -> (Param.Group) entry.value())
                .findFirst()
                .orElseThrow(() -> new ParamFault(List.of(new ParamFault.Fault("params", "missing", "is missing"))));
        var rest = new Param.Group(content.entries().stream().filter(entry -> !entry.name().equals("params")).toList());
        return ParamReading.read(rest, fields -> new RuleSet(
                fields.text("name", LONGEST_NAME),
                fields.choice("kind", RuleKind.class),
                fields.text("region", LONGEST_NAME),
                (int) fields.whole("version", 1, Integer.MAX_VALUE),
                fields.date("effectiveFrom"),
                fields.optionalDate("effectiveTo").orElse(null),
                fields.group("source", RuleSetText::sourceOf).orElseGet(RuleSource.OperatorsChoice::new),
                fields.texts("remarks", MOST_REMARKS, LONGEST_REMARK),
                RuleStatus.DRAFT,
                params));
    }

    private static RuleSource sourceOf(ParamReading fields) {
        return switch (fields.choice("origin", Origin.class)) {
            case DOCUMENT -> new RuleSource.Document(fields.text("documentNumber", LONGEST_NAME),
                    fields.optionalText("documentTitle", LONGEST_TITLE).orElse(null),
                    fields.texts("quotes", MOST_REMARKS, LONGEST_REMARK));
            case CONSULTATION_DRAFT -> new RuleSource.ConsultationDraft(fields.text("draftOf", LONGEST_TITLE),
                    fields.texts("quotes", MOST_REMARKS, LONGEST_REMARK));
            case OPERATORS_CHOICE -> new RuleSource.OperatorsChoice();
        };
    }

    static Param source(RuleSource source) {
        return switch (source) {
            case RuleSource.Document(var number, var title, var quotes) -> new Param.Group(List.of(
                    new Param.Entry("origin", new Param.Text(Origin.DOCUMENT.name())),
                    new Param.Entry("documentNumber", new Param.Text(number)),
                    new Param.Entry("documentTitle", RuleSet.text(title)),
                    new Param.Entry("quotes", texts(quotes))));
            case RuleSource.ConsultationDraft(var of, var quotes) -> new Param.Group(List.of(
                    new Param.Entry("origin", new Param.Text(Origin.CONSULTATION_DRAFT.name())),
                    new Param.Entry("draftOf", new Param.Text(of)),
                    new Param.Entry("quotes", texts(quotes))));
            case RuleSource.OperatorsChoice() -> new Param.Group(List.of(
                    new Param.Entry("origin", new Param.Text(Origin.OPERATORS_CHOICE.name()))));
        };
    }

    static Param texts(List<String> texts) {
        return new Param.Many(texts.stream().<Param>map(Param.Text::new).toList());
    }
}
