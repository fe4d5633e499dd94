package io.wardline.platform.vbp;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.vbp.ProgressView.Line;
import io.wardline.platform.vbp.ProgressView.Share;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Progress as a spreadsheet: a row for every line of the list. */
final class ProgressSheet {
    static final SheetForm<Line> FORM = new SheetForm<>("集采进度 Progress", List.of(
            Column.required("batch", "批次", "Batch", line -> Cell.text(line.batch())),
            Column.required("agreement", "协议期", "Agreement period", line -> Cell.text(line.agreement())),
            Column.required("startsOn", "起始日", "Starts on", line -> new Cell.Day(line.startsOn())),
            Column.required("endsOn", "截止日", "Ends on", line -> new Cell.Day(line.endsOn())),
            Column.required("source", "计算口径", "Counted by", line -> Cell.text(line.source().name())),
            Column.required("institution", "机构编码", "Institution code", line -> Cell.text(line.institution())),
            Column.required("institutionName", "机构", "Institution", line -> Cell.text(line.institutionName())),
            Column.required("product", "产品编码", "Product code", line -> Cell.text(line.product())),
            Column.required("productName", "产品", "Product", line -> Cell.text(line.productName())),
            Column.required("unit", "最小单位", "Minimal unit", line -> Cell.text(line.unit())),
            Column.required("agreedUnits", "约定采购量", "Agreed volume", line -> new Cell.Whole(line.agreedUnits())),
            Column.required("netUnits", "已采购量", "Bought", line -> new Cell.Whole(line.netUnits())),
            Column.required("ownNet", "自有验收量", "Own receipts", line -> new Cell.Whole(line.own().net())),
            Column.required("platformNet", "平台采购量", "Platform's lines", line -> new Cell.Whole(line.platform().net())),
            Column.required("status", "状态", "Status", line -> Cell.text(line.status().name())),
            Column.required("completion", "完成率", "Completion", line -> share(line.completion())),
            Column.required("excludedCompletion", "完成率（剔除供应原因）", "Completion less suppliers' failures",
                    line -> share(line.excludedCompletion())),
            Column.required("timeProgress", "序时进度", "Time progress", line -> share(line.timeProgress())),
            Column.required("forecastUnits", "期末预测", "Forecast at the end", line -> Cell.text(line.forecastUnits())),
            Column.required("requiredUnitsPerDay", "每日需采购", "Required a day", line -> Cell.text(line.requiredUnitsPerDay())),
            Column.required("nonSelected", "非中选占比", "Share of others", line -> share(line.nonSelected())),
            Column.required("failedUnits", "供应未到量", "Suppliers' failures", line -> new Cell.Whole(line.failedUnits())),
            Column.required("unmappedLines", "未对照行数", "Unmapped lines", line -> new Cell.Whole(line.unmappedLines())),
            Column.required("lastBoughtOn", "最近采购日", "Last bought on", line -> day(line.lastBoughtOn())),
            Column.required("idleDays", "未采购天数", "Days since", line -> whole(line.idleDays()))));

    private ProgressSheet() {}

    private static Cell share(@Nullable Share share) {
        return Cell.text(share == null ? null : share.shown());
    }

    private static Cell day(@Nullable LocalDate day) {
        return day == null ? new Cell.Blank() : new Cell.Day(day);
    }

    private static Cell whole(@Nullable Long number) {
        return number == null ? new Cell.Blank() : new Cell.Whole(number);
    }
}
