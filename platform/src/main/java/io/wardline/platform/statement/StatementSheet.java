package io.wardline.platform.statement;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.money.Fen;
import io.wardline.platform.rule.Step;
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
            Column.required("numbers", "代入数字", "Numbers", row -> Cell.text(row.numbers())),
            Column.required("exact", "精确值", "Exact", row -> Cell.text(row.exact())),
            Column.required("shown", "结果", "Result", row -> Cell.text(row.shown())),
            Column.required("source", "来源", "Source", row -> Cell.text(row.source()))));

    private StatementSheet() {}

    /** One input or one step; inputs have no formula. */
    record Row(String line, String kind, String name, String formula, String numbers, String exact, String shown, String source) {}

    static Stream<Row> rows(Standing standing, Inputs inputs, Reckoning result, List<WorkedStep> whole, StatementWords language) {
        return Stream.of(
                        head(standing, language),
                        inputs.whole().stream().map(each -> row("", each, language)),
                        inputs.lines().stream().flatMap(line -> line.inputs().stream().map(each -> row(line.code() + " " + line.name(), each, language))),
                        result.lines().stream().flatMap(line -> steps(line).map(each -> row(line.code() + " " + line.name(), each, language))),
                        whole.stream().map(each -> row("", each, language)))
                .flatMap(rows -> rows);
    }

    /** What the paper says above its table. */
    private static Stream<Row> head(Standing standing, StatementWords language) {
        var number = standing.number();
        return Stream.of(
                        Map.entry("institution", standing.institution() + " " + standing.institutionName()),
                        Map.entry("year", Integer.toString(standing.year())),
                        Map.entry("version", Integer.toString(standing.version())),
                        Map.entry("number", number == null ? "" : number),
                        Map.entry("payable", Fen.text(standing.payableFen())))
                .map(each -> new Row(
                        "", language.text("statement.head"), language.text("statement.head." + each.getKey()), "", "",
                        each.getValue(), each.getValue(), ""));
    }

    private static Stream<WorkedStep> steps(Reckoning.Line line) {
        return Stream.concat(
                        line.steps().stream(),
                        StatementPaper.retained(line).stream()
                                .map(figure -> new Step(figure.name(), "S·k", figure.exact(), figure.shown(), "")))
                .map(step -> new WorkedStep(step, Worked.BY_ITSELF));
    }

    private static Row row(String line, Inputs.Input input, StatementWords language) {
        var words = input.words();
        var source = language.source(input.source());
        return new Row(
                line, language.text("statement.input"), language.input(input.name()), "", "", input.value(),
                input.value(), words == null ? source : source + ": " + words);
    }

    private static Row row(String line, WorkedStep each, StatementWords language) {
        var step = each.step();
        return new Row(
                line, language.text("statement.step"), language.step(step.name()), language.formula(step.formula()),
                language.numbers(each), step.exact(), step.shown(), language.source(step.source()));
    }
}
