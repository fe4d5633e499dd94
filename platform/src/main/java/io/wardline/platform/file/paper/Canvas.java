package io.wardline.platform.file.paper;

import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * Draws on one page, in points from its lower left corner.
 *
 * @param content of the page
 * @param face how wide texts are
 * @param ink every text's
 */
record Canvas(PdfContentByte content, Typeface face, Ink ink) {
    private static final Color SHADE = new Color(0xF2, 0xF2, 0xF2);

    /** A text that is printable already. */
    void text(String text, float x, float y, float size) {
        ink.text(content, text, x, y, size);
    }

    /** One line of a text; where it is wider, its end says so, and the whole text stands in the paper's lines. */
    String cut(String text, float size, float width) {
        var lines = face.lines(text.replace('\n', ' '), size, width - 2 * size);
        return lines.size() == 1 ? lines.getFirst() : lines.getFirst() + "…[+" + (face.printable(text).length() - lines.getFirst().length()) + "]";
    }

    void line(float fromX, float fromY, float toX, float toY, Color colour) {
        content.saveState();
        content.setColorStroke(colour);
        content.setLineWidth(0.6f);
        content.moveTo(fromX, fromY);
        content.lineTo(toX, toY);
        content.stroke();
        content.restoreState();
    }

    void box(float x, float y, float width, float height, Color colour, boolean shaded) {
        content.saveState();
        content.setColorStroke(colour);
        content.setColorFill(SHADE);
        content.setLineWidth(0.6f);
        content.rectangle(x, y, width, height);
        if (shaded) {
            content.fillStroke();
        } else {
            content.stroke();
        }
        content.restoreState();
    }

    /** A symbol of square modules, scaled to a width. */
    void symbol(BitMatrix modules, float x, float y, float width) {
        var module = width / modules.getWidth();
        for (var row = 0; row < modules.getHeight(); row++) {
            for (var column = 0; column < modules.getWidth(); column++) {
                if (modules.get(column, row)) {
                    content.rectangle(x + column * module, y + (modules.getHeight() - 1 - row) * module, module, module);
                }
            }
        }
        content.fill();
    }
}
