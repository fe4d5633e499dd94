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
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement on paper: black on white, the amount in figures and in words, every step with its formula. */
final class StatementPaper {
    /** The county issues it; whom it concerns keeps it. */
    private static final String ISSUER = "COUNTY";

    private static final String RETAINED = "retained";

    private static final StatementWords ZH = new StatementWords(Messages.ZH);
    private static final StatementWords EN = new StatementWords(Messages.EN);

    private static final List<Paper.Column> COLUMNS = List.of(
            new Paper.Column("项目 Line", 22, false), new Paper.Column("步骤 Step", 16, false),
            new Paper.Column("算式 Formula", 44, false), new Paper.Column("结果 Result", 18, true));
    private static final List<String> SIGNATURES = List.of("经办 Calculated by", "复核 Reviewed by", "审批 Approved by", "机构 Institution");

    private final Printing printing;

    StatementPaper(Printing printing) {
        this.printing = printing;
    }

    /**
     * What is to be printed.
     *
     * @param whole the steps of the whole with their numbers
     * @param consortium whose year is settled, by name and code; null where the institution's own is
     */
    record Wish(
            Standing standing, String source, Reckoning reckoning, List<WorkedStep> whole, @Nullable String consortium,
            List<String> approvers, LocalDate publishedOn, LocalDate lastDay, ObjectionWindow window) {}

    Printed issue(Tx tx, Act act, Wish wish, String address) {
        var standing = wish.standing();
        var table = Table.of(wish.reckoning(), wish.whole());
        var paper = new Printing.Wish(
                ISSUER, standing.institution(), standing.kind().documentType(), standing.kind().title(), facts(wish), COLUMNS,
                table.rows(), remarks(standing.kind(), table), SIGNATURES);
        return printing.print(tx, new Deed(act.id(), act.account(), act.requestId(), act.at()), paper, address)
                .orElseThrow(() -> new IllegalStateException("the county or " + standing.institution() + " is no institution"));
    }

    private static List<Paper.Fact> facts(Wish wish) {
        var standing = wish.standing();
        var consortium = wish.consortium();
        var facts = new ArrayList<Paper.Fact>();
        if (consortium != null) {
            facts.add(new Paper.Fact("医共体 Consortium", consortium));
        }
        facts.addAll(List.of(
                new Paper.Fact(
                        consortium == null ? "机构 Institution" : "牵头医院 Leading hospital",
                        standing.institution() + " " + standing.institutionName()),
                new Paper.Fact("年度与版本 Year, version", standing.year() + ", " + standing.version()),
                new Paper.Fact("数据截止 As of", standing.asOf().toString()),
                new Paper.Fact("政策参数 Rule set", standing.ruleName() + " " + standing.ruleVersion() + ", " + ZH.source(wish.source()) + ", SHA-256 "
                        + standing.ruleHash().substring(0, 16)),
                new Paper.Fact("数据摘要 Inputs", "SHA-256 " + standing.inputsHash().substring(0, 16)),
                new Paper.Fact("应付金额 Payable", Fen.grouped(standing.payableFen()) + " 元" + unmapped(wish.reckoning().steps())),
                new Paper.Fact("大写 In words", AmountInWords.of(standing.payableFen())),
                new Paper.Fact("计算、审批 Calculated, approved", standing.calculatedBy() + "; " + String.join(", ", wish.approvers())),
                new Paper.Fact("公布日期 Published", wish.publishedOn().toString()),
                new Paper.Fact("异议截止 Objections until", wish.lastDay() + " (" + wish.window().workingDays() + " 个工作日 working days; "
                        + ZH.source(wish.window().source()) + ")")));
        return facts;
    }

    /**
     * The steps of as many lines as a paper has room for, then those of the whole.
     *
     * @param listed how many lines stand on it
     * @param lines how many the statement has
     * @param isRoundedByLine whether each line is rounded to the fen, and the whole is their sum
     */
    record Table(List<List<String>> rows, int listed, int lines, boolean isRoundedByLine) {
        Table {
            rows = List.copyOf(rows);
        }

        static Table of(Reckoning reckoning, List<WorkedStep> workedWhole) {
            var room = Paper.MOST_ROWS - reckoning.steps().size();
            var rows = new ArrayList<List<String>>();
            var listed = 0;
            for (var line : reckoning.lines()) {
                var own = new ArrayList<List<String>>();
                var label = line.code() + " " + line.name() + unmapped(line.steps());
                line.steps().forEach(step -> own.add(row(label, new WorkedStep(step, Worked.BY_ITSELF))));
                retained(line).ifPresent(figure -> own.add(row(label, new WorkedStep(
                        new Step(figure.name(), "S·k, 四舍五入到分 rounded to the fen", figure.exact(), figure.shown(), ""),
                        Worked.BY_ITSELF))));
                if (rows.size() + own.size() > room) {
                    break;
                }
                rows.addAll(own);
                listed++;
            }
            var whole = "合计 Whole" + unmapped(reckoning.steps());
            workedWhole.forEach(each -> rows.add(row(whole, each)));
            return new Table(
                    rows, listed, reckoning.lines().size(), reckoning.lines().stream().anyMatch(line -> retained(line).isPresent()));
        }
    }

    /** What one line retains, where each is rounded by itself: what adds up to the payable amount on paper too. */
    static Optional<Reckoning.Figure> retained(Reckoning.Line line) {
        return line.figures().stream().filter(figure -> figure.name().equals(RETAINED)).findFirst();
    }

    /** Stands beside every figure that lines which are mapped to nothing could change; nothing where there are none. */
    private static String unmapped(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.name().equals(Reckoning.UNMAPPED_LINES))
                .map(step -> "（未对照 " + step.shown() + " 行 unmapped lines）")
                .collect(Collectors.joining());
    }

    private static List<String> row(String line, WorkedStep each) {
        var step = each.step();
        var numbers = both(ZH.numbers(each), EN.numbers(each));
        return List.of(
                line, ZH.step(step.name()) + " " + EN.step(step.name()),
                both(ZH.formula(step.formula()), EN.formula(step.formula())) + (numbers.isEmpty() ? "" : ": " + numbers),
                Worked.grouped(step.shown()));
    }

    private static String both(String chinese, String english) {
        return chinese.equals(english) ? chinese : chinese + " " + english;
    }

    static List<String> remarks(StatementKind kind, Table table) {
        var remarks = new ArrayList<String>();
        remarks.add(table.isRoundedByLine()
                ? "金额单位为元；中间结果按精确分数计算，各品种留用金额分别四舍五入到分后相加。 Amounts in yuan; nothing is rounded but what each"
                        + " product retains, to the fen, and those add up to the payable amount."
                : "金额单位为元；中间结果按精确分数计算，只对公布金额四舍五入到分。 Amounts in yuan; nothing is rounded but what is published.");
        if (kind == StatementKind.RETENTION) {
            remarks.add("所示预算与支出之差可能与基数相差 0.01。协议期在年内结束且已结束的产品才在本件内。 A shown budget less a shown expenditure may"
                    + " differ from the base by 0.01. Only products whose agreement period ends in the year, and has ended, are in here.");
        }
        remarks.add("对任何一行的异议须在截止日（含当日）前提出并附证据。 Objections name a line, attach evidence, and are taken until the day"
                + " above, that day included.");
        if (table.listed() < table.lines()) {
            remarks.add("本件列出 " + table.lines() + " 行中的前 " + table.listed() + " 行，其余见电子附表。 Of " + table.lines()
                    + " lines the first " + table.listed() + " stand here, the others in the spreadsheet.");
        }
        return remarks;
    }
}
