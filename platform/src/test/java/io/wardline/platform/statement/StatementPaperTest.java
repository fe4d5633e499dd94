package io.wardline.platform.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.file.paper.Paper;
import io.wardline.platform.rule.Step;
import io.wardline.platform.web.Messages;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What of a statement stands on its paper. */
final class StatementPaperTest {
    private static final List<Step> OF_LINE = List.of(step("budget", "1.00"), step("expenditure", "0.50"), step("rawBase", "0.50"));

    private static Step step(String name, String shown) {
        return new Step(name, "", shown, shown, "");
    }

    private static StatementPaper.Table table(Reckoning reckoning) {
        return StatementPaper.Table.of(
                reckoning, reckoning.steps().stream().map(step -> new WorkedStep(step, Worked.BY_ITSELF)).toList());
    }

    private static StatementPaper.Table table(int lines, List<Step> ofLine, List<Step> ofWhole) {
        return table(new Reckoning(
                IntStream.rangeClosed(1, lines).mapToObj(at -> new Reckoning.Line("B/Y/" + at, "Product", List.of(), ofLine)).toList(),
                List.of(), ofWhole, 0, Payee.SUBJECT));
    }

    @Test
    void a_paper_with_room_for_all_lines_has_them_all_and_says_nothing_of_others() {
        var table = table(1_666, OF_LINE, List.of(step("base", "1.00"), step("retained", "1.00")));
        assertThat(table.rows()).hasSize(Paper.MOST_ROWS);
        assertThat(table.listed()).isEqualTo(table.lines()).isEqualTo(1_666);
        assertThat(StatementPaper.remarks(StatementKind.RETENTION, table)).noneMatch(remark -> remark.contains("其余"));
    }

    @Test
    void a_paper_without_room_for_all_lines_has_the_first_ones_whole_and_says_how_many() {
        var table = table(1_667, OF_LINE, List.of(step("base", "1.00"), step("retained", "1.00")));
        assertThat(table.rows()).hasSize(Paper.MOST_ROWS);
        assertThat(table.rows().getFirst().getFirst()).isEqualTo("B/Y/1 Product");
        assertThat(table.rows().subList(Paper.MOST_ROWS - 3, Paper.MOST_ROWS).stream().map(List::getFirst))
                .containsExactly("B/Y/1666 Product", "合计 Whole", "合计 Whole");
        assertThat(StatementPaper.remarks(StatementKind.RETENTION, table)).last().asString()
                .startsWith("本件列出 1667 行中的前 1666 行，其余见电子附表。").contains("Of 1667 lines the first 1666 stand here");
    }

    @Test
    void what_each_line_retains_stands_on_the_paper_where_each_is_rounded_by_itself() {
        var lines = List.of(
                new Reckoning.Line("B/Y/1", "Product", List.of(new Reckoning.Figure("retained", "0.005", "0.01")), OF_LINE),
                new Reckoning.Line("B/Y/2", "Product", List.of(new Reckoning.Figure("retained", "0.004", "0.00")), OF_LINE));
        var table = table(new Reckoning(lines, List.of(), List.of(step("retained", "0.01")), 1, Payee.SUBJECT));
        assertThat(table.rows()).extracting(List::getLast).containsExactly(
                "1.00", "0.50", "0.50", "0.01", "1.00", "0.50", "0.50", "0.00", "0.01");
        assertThat(StatementPaper.remarks(StatementKind.RETENTION, table)).first().asString().contains("分别四舍五入到分后相加");
        assertThat(StatementPaper.remarks(StatementKind.SETTLEMENT, table(1, OF_LINE, List.of())))
                .noneMatch(remark -> remark.contains("预算")).first().asString().contains("只对公布金额四舍五入到分");
    }

    @Test
    void lines_that_are_mapped_to_nothing_stand_beside_each_row() {
        var unmapped = step(Reckoning.UNMAPPED_LINES, "3");
        var table = table(1, List.of(unmapped, step("budget", "1.00")), List.of(step("base", "1.00")));
        assertThat(table.rows().stream().map(List::getFirst))
                .containsExactly("B/Y/1 Product（未对照 3 行 unmapped lines）", "B/Y/1 Product（未对照 3 行 unmapped lines）", "合计 Whole");
    }

    @Test
    void numbers_stand_beside_the_letters_with_the_exact_value_where_another_is_shown() {
        var step = new Step("retained", "keep = T·M(x)", "7200000.123", "7200000.12", "");
        var paper = StatementPaper.Table.of(
                new Reckoning(List.of(), List.of(), List.of(step), 720_000_012, Payee.SUBJECT),
                List.of(new WorkedStep(step, new Worked("3,000,000.00 + 4,200,000.123", Worked.Rounding.FEN))));
        assertThat(paper.rows().getFirst()).element(2).asString()
                .startsWith("keep = T·M(x): 3,000,000.00 + 4,200,000.123 = 7,200,000.123, 四舍五入到分");
        assertThat(paper.rows().getFirst().getLast()).isEqualTo("7,200,000.12");
    }

    @Test
    void sentences_among_formulas_are_said_in_both_languages() {
        var step = new Step("vbpRetention", "V, already paid", "1", "1.00", "");
        assertThat(table(new Reckoning(List.of(), List.of(), List.of(step), 0, Payee.SUBJECT)).rows().getFirst())
                .element(2).isEqualTo("V：已拨付的集采结余留用 V, already paid");
        var chinese = new StatementWords(Messages.ZH);
        assertThat(chinese.source("桂医保发〔2023〕24号; κ is the region's figure, the set-off of V our reading"))
                .isEqualTo("桂医保发〔2023〕24号; κ 由地区自定，集采留用的扣减方式为使用方的理解");
        assertThat(chinese.source("no official source: the text is silent")).isEqualTo("文件未作规定");
        assertThat(chinese.source("settlement_cost")).isEqualTo("录入的费用");
    }
}
