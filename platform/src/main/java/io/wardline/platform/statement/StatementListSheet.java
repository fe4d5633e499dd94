package io.wardline.platform.statement;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of statements as a spreadsheet: a row for every version. */
final class StatementListSheet {
    static final SheetForm<Standing> FORM = new SheetForm<>("结算单 Statements", List.of(
            Column.required("kind", "类别", "Kind", row -> Cell.text(row.kind().name())),
            Column.required("year", "年度", "Year", row -> new Cell.Whole(row.year())),
            Column.required("institution", "机构编码", "Institution code", row -> Cell.text(row.institution())),
            Column.required("institutionName", "机构", "Institution", row -> Cell.text(row.institutionName())),
            Column.required("version", "版本", "Version", row -> new Cell.Whole(row.version())),
            Column.required("state", "状态", "State", row -> Cell.text(row.state().name())),
            Column.required("payable", "应付金额", "Payable", row -> new Cell.Amount(row.payableFen())),
            Column.required("paid", "已付金额", "Paid", row -> new Cell.Amount(row.paidFen() + row.paidBeforeFen())),
            Column.required("due", "待付金额", "Due", row -> new Cell.Amount(row.dueFen())),
            Column.required("publishedOn", "公布日期", "Published on", row -> day(row.publishedOn())),
            Column.required("lastDay", "异议截止", "Objections until", row -> day(row.lastDay())),
            Column.required("number", "编号", "Number", row -> Cell.text(row.number())),
            Column.required("undecided", "待裁定异议", "Undecided objections", row -> new Cell.Whole(row.undecided())),
            Column.required("ruleSet", "政策参数", "Rule set", row -> Cell.text(row.ruleName() + " " + row.ruleVersion())),
            Column.required("asOf", "数据截止", "As of", row -> new Cell.Day(row.asOf())),
            Column.required("reason", "更正原因", "Reason", row -> Cell.text(row.reason()))));

    private StatementListSheet() {}

    private static Cell day(@Nullable LocalDate day) {
        return day == null ? new Cell.Blank() : new Cell.Day(day);
    }
}
