package io.wardline.platform.file.paper;

import java.util.BitSet;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * What a document's texts are written with, all of them, so that none of its signs is missing from the cut that is embedded.
 *
 * @param font whose outlines are drawn
 * @param signs code points that were written so far
 */
record Ink(BaseFont font, BitSet signs) {
    /** From a point rightwards. */
    void text(PdfContentByte content, String text, float x, float y, float size) {
        text.codePoints().forEach(signs::set);
        content.beginText();
        content.setFontAndSize(font, size);
        content.setTextMatrix(x, y);
        content.showText(text);
        content.endText();
    }

    /** Around a point, turned against the clock by degrees. */
    void turned(PdfContentByte content, String text, float x, float y, float size, float degrees) {
        text.codePoints().forEach(signs::set);
        content.beginText();
        content.setFontAndSize(font, size);
        content.showTextAligned(PdfContentByte.ALIGN_CENTER, text, x, y, degrees);
        content.endText();
    }
}
