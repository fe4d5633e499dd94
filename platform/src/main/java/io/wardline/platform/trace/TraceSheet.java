package io.wardline.platform.trace;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.trace.TraceView.Step;
import io.wardline.platform.trace.TraceView.Where;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A life as a spreadsheet: a row for every movement, newest first, with times on the county's clock. */
final class TraceSheet {
    private TraceSheet() {}

    static SheetForm<Step> in(ZoneId zone) {
        return new SheetForm<>("追溯 Trace", List.of(
                Column.required("no", "序号", "No", step -> Cell.text(Long.toString(step.no()))),
                Column.required("occurredAt", "发生时间", "Occurred", step -> moment(step.occurredAt(), zone)),
                Column.required("recordedAt", "入账时间", "Recorded", step -> moment(step.recordedAt(), zone)),
                Column.required("epc", "标签", "Tag", step -> Cell.text(step.epc())),
                Column.required("reason", "事由", "Reason", step -> Cell.text(step.reason())),
                Column.required("from", "从", "From", step -> place(step.from())),
                Column.required("to", "到", "To", step -> place(step.to())),
                Column.required("quantity", "数量", "Quantity", step -> new Cell.Whole(step.quantity())),
                Column.required("who", "开柜人", "Who opened", step -> Cell.text(step.who())),
                Column.required("actor", "操作", "Actor", step -> Cell.text(step.actor())),
                Column.required("cause", "凭据", "Cause", step -> Cell.text(step.cause())),
                Column.required("reversal", "冲销", "Reversal", step -> Cell.text(step.reversal() ? "1" : ""))));
    }

    private static Cell moment(Instant at, ZoneId zone) {
        return new Cell.Moment(LocalDateTime.ofInstant(at, zone));
    }

    /** From the outside inward, as people say it; beyond the caller's scope the kind alone. */
    private static Cell place(Where where) {
        return Cell.text(where.code() == null
                ? where.kind()
                : Stream.of(where.within(), where.name(), where.code()).filter(Objects::nonNull).collect(Collectors.joining(" · ")));
    }
}
