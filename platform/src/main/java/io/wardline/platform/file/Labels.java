package io.wardline.platform.file;

import io.wardline.platform.file.paper.FontMissing;
import io.wardline.platform.file.paper.Label;
import io.wardline.platform.file.paper.LabelPdf;
import io.wardline.platform.file.paper.LabelZpl;
import io.wardline.platform.file.paper.Typeface;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Request;
import io.wardline.protocol.codes.Gs1Message;
import io.wardline.protocol.codes.ScanReading;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Prints labels of whatever a feature or a person wants to stick a code on: a unit, a place, a box. */
final class Labels {
    private static final int MOST_LABELS = 500;
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_SYMBOL = 400;
    private static final String USUAL_PRINTER_FONT = "E:SIMSUN.FNT";

    private final HeavyWork heavyWork;
    private final CountyTime time;

    Labels(HeavyWork heavyWork, CountyTime time) {
        this.heavyWork = heavyWork;
        this.time = time;
    }

    private enum Format { PDF, ZPL }

    private enum SymbolKind { GS1_DATAMATRIX, QR }

    private record Wish(Format format, LabelZpl zpl) {}

    Answer print(Request request) {
        var wish = request.query(fields -> new Wish(
                fields.choice("format", Format.class),
                fields.optionalParsed("printerFont", 32, LabelZpl::new).orElseGet(() -> new LabelZpl(USUAL_PRINTER_FONT))));
        var labels = request.body(fields -> fields.objects("labels", 1, MOST_LABELS, this::label));
        return switch (wish.format()) {
            case PDF -> pdf(labels);
            case ZPL -> Download.of(
                    "labels.zpl", "text/plain; charset=utf-8", wish.zpl().write(labels).getBytes(StandardCharsets.UTF_8));
        };
    }

    private Answer pdf(List<Label> labels) {
        try {
            var content = heavyWork.run(() -> {
                var file = new Draft();
                LabelPdf.write(labels, Typeface.open(Typeface.PLACES), file);
                return file.content();
            });
            return Download.of("labels.pdf", "application/pdf", content);
        } catch (FontMissing e) {
            return Answer.refusedForNow("file_font_missing", Map.of("places", Typeface.PLACES.toString()));
        }
    }

    private Label label(Fields fields) {
        return new Label(
                fields.text("heading", LONGEST_TEXT),
                fields.texts("lines", 0, Label.MOST_LINES, LONGEST_TEXT),
                symbol(fields));
    }

    private Label.Symbol symbol(Fields fields) {
        return switch (fields.choice("symbol", SymbolKind.class)) {
            case GS1_DATAMATRIX ->
                new Label.Symbol.Gs1Matrix(fields.parsed("code", LONGEST_SYMBOL, text -> message(text, time.today())));
            case QR -> new Label.Symbol.Qr(fields.text("code", LONGEST_SYMBOL));
        };
    }

    private static Gs1Message message(String text, LocalDate today) {
        return ScanReading.parse(text, today).message().orElseThrow(() ->
                new IllegalArgumentException("a message of GS1, for example (01)09506000134352(10)L1"));
    }
}
