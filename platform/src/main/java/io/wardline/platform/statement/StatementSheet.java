package io.wardline.platform.statement;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.money.Fen;
import io.wardline.platform.rule.Step;
import io.wardline.platform.web.Messages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A statement as a spreadsheet: whose it is, every input with its source, then every step with its formula. */
final class StatementSheet {
    static final SheetForm<Row> FORM = new SheetForm<>("结算单 Statement", List.of(
            Column.required("line", "项目", "Line", row -> Cell.text(row.line())),
            Column.required("kind", "类别", "Kind", row -> Cell.text(row.kind())),
            Column.required("name", "名称", "Name", row -> Cell.text(row.name())),
            Column.required("formula", "算式", "Formula", row -> Cell.text(row.formula())),
            Column.required("exact", "精确值", "Exact", row -> Cell.text(row.exact())),
            Column.required("shown", "结果", "Result", row -> Cell.text(row.shown())),
            Column.required("source", "来源", "Source", row -> Cell.text(row.source()))));

    private StatementSheet() {}

    /** One input or one step; inputs have no formula. */
    record Row(String line, String kind, String name, String formula, String exact, String shown, String source) {}

    static Stream<Row> rows(Standing standing, Inputs inputs, Reckoning result, Messages language) {
        return Stream.of(
                        head(standing, language),
                        inputs.whole().stream().map(each -> row("", each, language)),
                        inputs.lines().stream().flatMap(line -> line.inputs().stream().map(each -> row(line.code() + " " + line.name(), each, language))),
                        result.lines().stream().flatMap(line -> steps(line).map(step -> row(line.code() + " " + line.name(), step, language))),
                        result.steps().stream().map(step -> row("", step, language)))
                .flatMap(rows -> rows);
    }

    /** What the paper says above its table. */
    private static Stream<Row> head(Standing standing, Messages language) {
        var number = standing.number();
        return Stream.of(
                        Map.entry("institution", standing.institution() + " " + standing.institutionName()),
                        Map.entry("year", Integer.toString(standing.year())),
                        Map.entry("version", Integer.toString(standing.version())),
                        Map.entry("number", number == null ? "" : number),
                        Map.entry("payable", Fen.text(standing.payableFen())))
                .map(each -> new Row(
                        "", language.text("statement.head", Map.of()), language.text("statement.head." + each.getKey(), Map.of()), "",
                        each.getValue(), each.getValue(), ""));
    }

    private static Stream<Step> steps(Reckoning.Line line) {
        return Stream.concat(
                line.steps().stream(),
                StatementPaper.retained(line).stream()
                        .map(figure -> new Step(figure.name(), "S·k", figure.exact(), figure.shown(), "")));
    }

    private static Row row(String line, Inputs.Input input, Messages language) {
        var words = input.words();
        return new Row(
                line, language.text("statement.input", Map.of()), language.text("input." + input.name(), Map.of()), "", input.value(),
                input.value(), words == null ? input.source() : input.source() + ": " + words);
    }

    private static Row row(String line, Step step, Messages language) {
        return new Row(
                line, language.text("statement.step", Map.of()), language.text("step." + step.name(), Map.of()), step.formula(),
                step.exact(), step.shown(), step.source());
    }
}
