package io.wardline.platform.audit;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** The audit page as a spreadsheet: a row for every line of it, with times on the county's clock. */
final class AuditSheet {
    private AuditSheet() {}

    static SheetForm<AuditLine> in(ZoneId zone) {
        return new SheetForm<>("审计 Audit", List.of(
                Column.required("at", "时间", "Time", line -> new Cell.Moment(LocalDateTime.ofInstant(line.at(), zone))),
                Column.required("account", "账号", "Account", line -> Cell.text(line.account())),
                Column.required("kind", "操作", "Act", line -> Cell.text(line.kind())),
                Column.required("subject", "对象", "Subject", line -> Cell.text(line.subject())),
                Column.required("field", "字段", "Field", line -> Cell.text(line.field())),
                Column.required("before", "原值", "Before", line -> Cell.text(line.before())),
                Column.required("after", "新值", "After", line -> Cell.text(line.after())),
                Column.required("reason", "原因", "Reason", line -> Cell.text(line.reason())),
                Column.required("requestId", "请求编号", "Request", line -> Cell.text(line.requestId())),
                Column.required("act", "操作编号", "Act id", line -> Cell.text(line.act().toString()))));
    }
}
