package io.wardline.platform.file.paper;

import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfWriter;

/** Labels as a PDF, one on each page of 60 by 40 mm. */
public final class LabelPdf {
    private static final float MILLIMETRE = 72 / 25.4f;
    private static final float WIDTH = 60 * MILLIMETRE;
    private static final float HEIGHT = 40 * MILLIMETRE;
    private static final float MARGIN = 2.5f * MILLIMETRE;
    private static final float SYMBOL = 22 * MILLIMETRE;
    private static final float HEADING = 9;
    private static final float BODY = 7;
    private static final float LEADING = 9;

    private LabelPdf() {}

    /** Writes the PDF; the stream stays open. */
    public static void write(List<Label> labels, Typeface face, OutputStream out) {
        face.print((ink, file) -> draw(labels, face, ink, file), out);
    }

    private static void draw(List<Label> labels, Typeface face, Ink ink, OutputStream out) {
        var document = new Document(new Rectangle(WIDTH, HEIGHT));
        var writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        document.open();
        for (var label : labels) {
            document.newPage();
            writer.setPageEmpty(false);
            draw(new Canvas(writer.getDirectContent(), face, ink), label);
        }
        document.close();
    }

    private static void draw(Canvas canvas, Label label) {
        var wide = WIDTH - 2 * MARGIN;
        canvas.text(canvas.cut(label.heading(), HEADING, wide), MARGIN, HEIGHT - MARGIN - HEADING, HEADING);
        var modules = switch (label.symbol()) {
            case Label.Symbol.Gs1Matrix(var message) -> Symbols.gs1DataMatrix(message.toElementString());
            case Label.Symbol.Qr(var text) -> Symbols.qr(text);
        };
        canvas.symbol(modules, MARGIN, MARGIN, SYMBOL);
        var x = MARGIN + SYMBOL + MARGIN;
        for (var line = 0; line < label.lines().size(); line++) {
            canvas.text(canvas.cut(label.lines().get(line), BODY, WIDTH - x - MARGIN), x, MARGIN + SYMBOL - BODY - line * LEADING, BODY);
        }
    }
}
