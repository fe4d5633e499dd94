package io.wardline.platform.trace;

import io.wardline.platform.file.sheet.Cell;
import io.wardline.platform.file.sheet.Column;
import io.wardline.platform.file.sheet.SheetForm;
import io.wardline.platform.trace.TraceView.Said;
import io.wardline.platform.trace.TraceView.Step;
import io.wardline.platform.trace.TraceView.Where;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A life as a spreadsheet: a row for every movement, newest first, and below them one for every discrepancy, with times on the
 * county's clock. Every row names the article and its lot: a file leaves the page that says them.
 */
final class TraceSheet {
    private final Article article;
    private final ZoneId zone;

    private TraceSheet(Article article, ZoneId zone) {
        this.article = article;
        this.zone = zone;
    }

    /** What the life is that of. */
    record Article(String item, String name, String lot, String maker, @Nullable LocalDate expiry) {}

    /** A row of the file. */
    sealed interface Line {
        record Moved(Step step) implements Line {}

        record Differed(String epc, Said said) implements Line {}
    }

    static SheetForm<Line> in(ZoneId zone, Article article) {
        return new TraceSheet(article, zone).form();
    }

    private SheetForm<Line> form() {
        return new SheetForm<>("追溯 Trace", List.of(
                ofStep("no", "序号", "No", step -> Cell.text(Long.toString(step.no()))),
                Column.required("occurredAt", "发生时间", "Occurred", line -> moment(occurredAt(line))),
                ofStep("recordedAt", "入账时间", "Recorded", step -> moment(step.recordedAt())),
                Column.required("epc", "标签", "Tag", line -> Cell.text(epc(line))),
                Column.required("item", "品目编码", "Item code", _ -> Cell.text(article.item())),
                Column.required("name", "品目", "Item", _ -> Cell.text(article.name())),
                Column.required("lot", "批号", "Lot", _ -> Cell.text(article.lot())),
                Column.required("maker", "生产企业", "Maker", _ -> Cell.text(article.maker())),
                Column.required("expiry", "有效期至", "Usable through", _ -> expiry()),
                ofStep("reason", "事由", "Reason", step -> Cell.text(step.reason())),
                ofStep("from", "从", "From", step -> place(step.from())),
                ofStep("to", "到", "To", step -> place(step.to())),
                ofStep("quantity", "数量", "Quantity", step -> new Cell.Whole(step.quantity())),
                ofStep("who", "开柜人", "Who opened", step -> Cell.text(step.who())),
                ofStep("actor", "操作", "Actor", step -> Cell.text(step.actor())),
                ofStep("cause", "凭据", "Cause", step -> Cell.text(step.cause())),
                ofStep("reversal", "冲销", "Reversal", step -> Cell.text(step.reversal() ? "1" : "")),
                ofSaid("difference", "账物差异", "Discrepancy", Said::kind),
                ofSaid("cabinet", "差异所在", "Found in", Said::cabinet),
                ofSaid("resolution", "关闭", "Closed", Said::resolution),
                ofSaid("explanation", "说明", "Explanation", Said::words),
                ofSaid("verdict", "复核", "Verdict", Said::verdict)));
    }

    private static Column<Line> ofStep(String name, String zh, String en, Function<Step, Cell> value) {
        return Column.required(name, zh, en, line -> switch (line) {
            case Line.Moved(var step) -> value.apply(step);
            case Line.Differed _ -> new Cell.Blank();
        });
    }

    private static Column<Line> ofSaid(String name, String zh, String en, Function<Said, @Nullable String> value) {
        return Column.required(name, zh, en, line -> switch (line) {
            case Line.Moved _ -> new Cell.Blank();
            case Line.Differed(_, var said) -> Cell.text(value.apply(said));
        });
    }

    private static Instant occurredAt(Line line) {
        return switch (line) {
            case Line.Moved(var step) -> step.occurredAt();
            case Line.Differed(_, var said) -> said.openedAt();
        };
    }

    private static @Nullable String epc(Line line) {
        return switch (line) {
            case Line.Moved(var step) -> step.epc();
            case Line.Differed(var epc, _) -> epc;
        };
    }

    private Cell expiry() {
        var day = article.expiry();
        return day == null ? new Cell.Blank() : new Cell.Day(day);
    }

    private Cell moment(Instant at) {
        return new Cell.Moment(LocalDateTime.ofInstant(at, zone));
    }

    /** From the outside inward, as people say it; beyond the caller's scope the kind alone. */
    private static Cell place(Where where) {
        return Cell.text(where.code() == null
                ? where.kind()
                : Stream.of(where.within(), where.name(), where.code()).filter(Objects::nonNull).collect(Collectors.joining(" · ")));
    }
}
