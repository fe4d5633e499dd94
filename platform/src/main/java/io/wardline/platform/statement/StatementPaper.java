package io.wardline.platform.statement;

import io.wardline.platform.audit.Act;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Deed;
import io.wardline.platform.file.Printing;
import io.wardline.platform.file.Printing.Printed;
import io.wardline.platform.file.paper.Paper;
import io.wardline.platform.money.AmountInWords;
import io.wardline.platform.money.Fen;
import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.LifeStore.ObjectionWindow;
import io.wardline.platform.web.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A statement on paper: black on white, the amount in figures and in words, every step with its formula. */
final class StatementPaper {
    /** The county issues it; whom it concerns keeps it. */
    private static final String ISSUER = "COUNTY";

    private static final List<Paper.Column> COLUMNS = List.of(
            new Paper.Column("项目 Line", 22, false), new Paper.Column("步骤 Step", 16, false),
            new Paper.Column("算式 Formula", 44, false), new Paper.Column("结果 Result", 18, true));
    private static final List<String> SIGNATURES = List.of("经办 Calculated by", "复核 Reviewed by", "审批 Approved by", "机构 Institution");

    private final Printing printing;

    StatementPaper(Printing printing) {
        this.printing = printing;
    }

    /** What is to be printed. */
    record Wish(
            Standing standing, String source, Reckoning reckoning, List<String> approvers, LocalDate publishedOn, LocalDate lastDay,
            ObjectionWindow window) {}

    Printed issue(Tx tx, Act act, Wish wish, String address) {
        var standing = wish.standing();
        var table = Table.of(wish.reckoning());
        var paper = new Printing.Wish(
                ISSUER, standing.institution(), standing.kind().documentType(), standing.kind().title(), facts(wish), COLUMNS,
                table.rows(), remarks(table), SIGNATURES);
        return printing.print(tx, new Deed(act.id(), act.account(), act.requestId(), act.at()), paper, address)
                .orElseThrow(() -> new IllegalStateException("the county or " + standing.institution() + " is no institution"));
    }

    private static List<Paper.Fact> facts(Wish wish) {
        var standing = wish.standing();
        return List.of(
                new Paper.Fact("机构 Institution", standing.institution() + " " + standing.institutionName()),
                new Paper.Fact("年度与版本 Year, version", standing.year() + ", " + standing.version()),
                new Paper.Fact("数据截止 As of", standing.asOf().toString()),
                new Paper.Fact("政策参数 Rule set", standing.ruleName() + " " + standing.ruleVersion() + ", " + wish.source() + ", SHA-256 "
                        + standing.ruleHash().substring(0, 16)),
                new Paper.Fact("数据摘要 Inputs", "SHA-256 " + standing.inputsHash().substring(0, 16)),
                new Paper.Fact("应付金额 Payable", Fen.text(standing.payableFen()) + " 元" + unmapped(wish.reckoning().steps())),
                new Paper.Fact("大写 In words", AmountInWords.of(standing.payableFen())),
                new Paper.Fact("计算、审批 Calculated, approved", standing.calculatedBy() + "; " + String.join(", ", wish.approvers())),
                new Paper.Fact("公布日期 Published", wish.publishedOn().toString()),
                new Paper.Fact("异议截止 Objections until", wish.lastDay() + " (" + wish.window().workingDays() + " 个工作日 working days; "
                        + wish.window().source() + ")"));
    }

    /**
     * The steps of as many lines as a paper has room for, then those of the whole.
     *
     * @param listed how many lines stand on it
     * @param lines how many the statement has
     */
    record Table(List<List<String>> rows, int listed, int lines) {
        Table {
            rows = List.copyOf(rows);
        }

        static Table of(Reckoning reckoning) {
            var room = Paper.MOST_ROWS - reckoning.steps().size();
            var rows = new ArrayList<List<String>>();
            var listed = 0;
            for (var line : reckoning.lines()) {
                if (rows.size() + line.steps().size() > room) {
                    break;
                }
                var label = line.code() + " " + line.name() + unmapped(line.steps());
                line.steps().forEach(step -> rows.add(row(label, step)));
                listed++;
            }
            var whole = "合计 Whole" + unmapped(reckoning.steps());
            reckoning.steps().forEach(step -> rows.add(row(whole, step)));
            return new Table(rows, listed, reckoning.lines().size());
        }
    }

    /** Stands beside every figure that lines which are mapped to nothing could change; nothing where there are none. */
    private static String unmapped(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.name().equals(Reckoning.UNMAPPED_LINES))
                .map(step -> "（未对照 " + step.shown() + " 行 unmapped lines）")
                .collect(Collectors.joining());
    }

    private static List<String> row(String line, Step step) {
        var code = "step." + step.name();
        return List.of(
                line, Messages.ZH.text(code, Map.of()) + " " + Messages.EN.text(code, Map.of()), step.formula(), step.shown());
    }

    static List<String> remarks(Table table) {
        var remarks = new ArrayList<>(List.of(
                "金额单位为元；中间结果按精确分数计算，只对公布金额四舍五入到分，故所示预算与支出之差可能与基数相差 0.01。 "
                        + "Amounts in yuan; nothing is rounded but what is published, so a shown budget less a shown expenditure may differ"
                        + " from the base by 0.01.",
                "对任何一行的异议须在截止日（含当日）前提出并附证据。 Objections name a line, attach evidence, and are taken until the day"
                        + " above, that day included."));
        if (table.listed() < table.lines()) {
            remarks.add("本件列出 " + table.lines() + " 行中的前 " + table.listed() + " 行，其余见电子附表。 Of " + table.lines()
                    + " lines the first " + table.listed() + " stand here, the others in the spreadsheet.");
        }
        return remarks;
    }
}
