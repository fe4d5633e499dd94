package io.wardline.platform.file.paper;

import java.awt.Color;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Prints a {@link Paper}. It is laid out whole before it is drawn, so that every page knows how many there are; a row that
 * is longer than a page goes on on the next one.
 */
public final class PaperPdf {
    private static final float MARGIN = 40;
    private static final float WIDTH = PageSize.A4.getWidth() - 2 * MARGIN;
    private static final float TOP = PageSize.A4.getHeight() - MARGIN;
    private static final float HEAD = 78;
    private static final float FOOT = MARGIN + 16;
    private static final float BODY = 9;
    private static final float LEADING = 12.5f;
    private static final float PADDING = 3;
    private static final float QR = 64;
    private static final float SIGNATURES = 74;
    private static final Color RULE = new Color(0x9A, 0x9A, 0x9A);
    private static final Color WATER = new Color(0xE4, 0xE4, 0xE4);

    private final Paper paper;
    private final Typeface face;
    private final List<List<Piece>> pages = new ArrayList<>();
    private float y;

    /** What is drawn at one height, from which it goes down. */
    private sealed interface Piece {
        /** Lines of text over the whole width. */
        record Prose(float top, List<String> lines) implements Piece {}

        /** A row of the table, or a part of one; of each column the lines that stand here. */
        record Row(float top, float height, List<List<String>> cells, boolean head) implements Piece {}

        /** The boxes for signatures. */
        record Signatures(float top) implements Piece {}
    }

    private PaperPdf(Paper paper, Typeface face) {
        this.paper = paper;
        this.face = face;
    }

    /** Writes the PDF; the stream stays open. */
    public static void write(Paper paper, Typeface face, OutputStream out) {
        var pdf = new PaperPdf(paper, face);
        pdf.layOut();
        face.print(pdf::draw, out);
    }

    private void layOut() {
        newPage();
        var facts = paper.facts().stream()
                .flatMap(fact -> face.lines(fact.name() + "：" + fact.text(), BODY, WIDTH).stream()).toList();
        prose(facts);
        tableHead();
        paper.rows().forEach(this::row);
        y -= LEADING;
        prose(paper.remarks().stream().flatMap(remark -> face.lines(remark, BODY, WIDTH).stream()).toList());
        if (!paper.signatures().isEmpty()) {
            if (y - SIGNATURES < FOOT) {
                newPage();
            }
            pages.getLast().add(new Piece.Signatures(y));
        }
    }

    private void newPage() {
        pages.add(new ArrayList<>());
        y = TOP - HEAD;
    }

    private void prose(List<String> lines) {
        for (var from = 0; from < lines.size(); ) {
            var room = room(lines.size() - from);
            if (room == 0) {
                newPage();
                continue;
            }
            pages.getLast().add(new Piece.Prose(y, lines.subList(from, from + room)));
            y -= room * LEADING;
            from += room;
        }
        y -= lines.isEmpty() ? 0 : PADDING * 2;
    }

    private void tableHead() {
        var cells = new ArrayList<List<String>>();
        for (var column = 0; column < paper.columns().size(); column++) {
            cells.add(face.lines(paper.columns().get(column).name(), BODY, inner(column)));
        }
        place(cells, 0, tallest(cells), true);
    }

    private void row(List<String> texts) {
        var cells = new ArrayList<List<String>>();
        for (var column = 0; column < texts.size(); column++) {
            cells.add(face.lines(texts.get(column), BODY, inner(column)));
        }
        var lines = tallest(cells);
        for (var from = 0; from < lines; ) {
            var room = room(lines - from);
            // A row that fits on one page is not cut; one that fits on none is cut wherever a page ends.
            if (room == 0 || room < lines - from && from == 0 && lines * LEADING < TOP - HEAD - FOOT - 4 * LEADING) {
                newPage();
                tableHead();
                room = Math.max(1, room(lines - from));
            }
            place(cells, from, room, false);
            from += room;
        }
    }

    private void place(List<List<String>> cells, int from, int count, boolean head) {
        var height = count * LEADING + 2 * PADDING;
        var shown = cells.stream()
                .map(lines -> lines.subList(Math.min(from, lines.size()), Math.min(from + count, lines.size())))
                .toList();
        pages.getLast().add(new Piece.Row(y, height, shown, head));
        y -= height;
    }

    private int room(int wanted) {
        return Math.clamp((int) ((y - FOOT - 2 * PADDING) / LEADING), 0, wanted);
    }

    private static int tallest(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1);
    }

    private float columnWidth(int column) {
        var whole = paper.columns().stream().mapToInt(Paper.Column::share).sum();
        return WIDTH * paper.columns().get(column).share() / whole;
    }

    private float inner(int column) {
        return Math.max(columnWidth(column) - 2 * PADDING, BODY);
    }

    private void draw(Ink ink, OutputStream out) {
        var document = new Document(PageSize.A4);
        var writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        document.addTitle(face.printable(paper.title() + " " + paper.number()));
        document.open();
        for (var page = 0; page < pages.size(); page++) {
            if (page > 0) {
                document.newPage();
            }
            // A page on which only drawing happened counts as empty otherwise.
            writer.setPageEmpty(false);
            var canvas = new Canvas(writer.getDirectContent(), face, ink);
            if (paper.demonstration()) {
                watermark(canvas);
            }
            head(canvas);
            pages.get(page).forEach(piece -> draw(canvas, piece));
            foot(canvas, page + 1);
        }
        document.close();
    }

    private static void watermark(Canvas canvas) {
        canvas.content().saveState();
        canvas.content().setColorFill(WATER);
        canvas.ink().turned(canvas.content(),
                "演示数据 DEMONSTRATION", PageSize.A4.getWidth() / 2, PageSize.A4.getHeight() / 2, 46, 45);
        canvas.content().restoreState();
    }

    private void head(Canvas canvas) {
        var wide = paper.proof() == null ? WIDTH : WIDTH - QR - PADDING;
        canvas.text(canvas.cut(paper.issuer(), 10, wide), MARGIN, TOP - 10, 10);
        canvas.text(canvas.cut(paper.title(), 16, wide), MARGIN, TOP - 32, 16);
        canvas.text("编号 No. " + canvas.cut(paper.number(), 10, wide - 60), MARGIN, TOP - 50, 10);
        var proof = paper.proof();
        if (proof != null) {
            canvas.text("验证码 Code " + proof.code() + "   SHA-256 " + proof.sha256().substring(0, 16), MARGIN, TOP - 64, 8);
            canvas.symbol(Symbols.qr(proof.url()), MARGIN + WIDTH - QR, TOP - QR, QR);
        }
        canvas.line(MARGIN, TOP - HEAD + 6, MARGIN + WIDTH, TOP - HEAD + 6, RULE);
    }

    private void foot(Canvas canvas, int page) {
        var text = "第 " + page + " 页 / 共 " + pages.size() + " 页    Page " + page + " of " + pages.size();
        canvas.text(text, MARGIN + WIDTH - face.width(text, 8), MARGIN, 8);
    }

    private void draw(Canvas canvas, Piece piece) {
        switch (piece) {
            case Piece.Prose(var top, var lines) -> lines(canvas, lines, MARGIN, top, false, WIDTH);
            case Piece.Row(var top, var height, var cells, var head) -> {
                var x = MARGIN;
                for (var column = 0; column < cells.size(); column++) {
                    canvas.box(x, top - height, columnWidth(column), height, RULE, head);
                    lines(canvas, cells.get(column), x + PADDING, top - PADDING,
                            paper.columns().get(column).toTheRight() && !head, inner(column));
                    x += columnWidth(column);
                }
            }
            case Piece.Signatures(var top) -> {
                var width = WIDTH / paper.signatures().size();
                for (var at = 0; at < paper.signatures().size(); at++) {
                    canvas.box(MARGIN + at * width, top - SIGNATURES + 10, width - PADDING, SIGNATURES - 14, RULE, false);
                    canvas.text(canvas.cut(paper.signatures().get(at), BODY, width - 4 * PADDING),
                            MARGIN + at * width + PADDING, top - 16, BODY);
                }
            }
        }
    }

    private void lines(Canvas canvas, List<String> lines, float x, float top, boolean toTheRight, float width) {
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var indent = toTheRight ? width - face.width(line, BODY) : 0;
            canvas.text(line, x + indent, top - at * LEADING - BODY, BODY);
        }
    }
}
