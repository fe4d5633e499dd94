package io.wardline.platform.file.paper;

import io.wardline.platform.file.text.VisibleText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Labels in ZPL II for printers of 203 dpi with 60 by 40 mm labels. Chinese needs a font in the printer, named when the
 * writer is made. Whatever a text holds, it cannot become a command: every byte that is not a letter, a digit or a plain sign
 * is written as its hexadecimal value (^FH).
 */
public final class LabelZpl {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;
    private static final int LONGEST_LINE = 60;
    /** Of ^FH; not the underscore, which is the escape of ^BX. */
    private static final char HEX = '\\';
    private static final char ESCAPE = '_';
    private static final char GROUP_SEPARATOR = 0x1D;

    private final String fontFile;

    /**
     * A writer.
     *
     * @param fontFile in the printer, for example {@code E:SIMSUN.FNT}: a drive, a name of 1 to 16 letters and digits, an ending
     */
    public LabelZpl(String fontFile) {
        if (!fontFile.matches("[A-Z]:[A-Z0-9]{1,16}\\.(FNT|TTF|TTE)")) {
            throw new IllegalArgumentException("not the name of a font in a printer");
        }
        this.fontFile = fontFile;
    }

    /** The labels, one format after the other, in ASCII. */
    public String write(List<Label> labels) {
        var zpl = new StringBuilder();
        labels.forEach(label -> write(label, zpl));
        return zpl.toString();
    }

    private void write(Label label, StringBuilder zpl) {
        // ^CI28: the bytes of texts are UTF-8.
        zpl.append("^XA^CI28^PW").append(WIDTH).append("^LL").append(HEIGHT).append('\n');
        text(20, 16, 28, label.heading(), zpl);
        switch (label.symbol()) {
            case Label.Symbol.Gs1Matrix(var message) ->
                zpl.append("^FO20,70^BXN,6,200,,,,").append(ESCAPE).append("^FH").append(HEX).append("^FD")
                        .append(hex(gs1(message.toElementString()))).append("^FS\n");
            case Label.Symbol.Qr(var text) ->
                // Error correction M, automatic mode.
                zpl.append("^FO20,60^BQN,2,4^FH").append(HEX).append("^FDMA,").append(hex(text)).append("^FS\n");
        }
        for (var line = 0; line < label.lines().size(); line++) {
            text(220, 70 + line * 34, 22, label.lines().get(line), zpl);
        }
        zpl.append("^XZ\n");
    }

    private void text(int x, int y, int height, String text, StringBuilder zpl) {
        zpl.append("^FO").append(x).append(',').append(y).append("^A@N,").append(height).append(',').append(height).append(',')
                .append(fontFile).append("^FH").append(HEX).append("^FD").append(hex(shown(text))).append("^FS\n");
    }

    /** One line; where a text is longer, its end says how much is missing. */
    private static String shown(String text) {
        var visible = VisibleText.withoutTurns(VisibleText.of(text)).replace('\n', ' ').replace('\t', ' ');
        var characters = visible.codePointCount(0, visible.length());
        if (characters <= LONGEST_LINE) {
            return visible;
        }
        var kept = LONGEST_LINE - 10;
        return visible.substring(0, visible.offsetByCodePoints(0, kept)) + "…[+" + (characters - kept) + "]";
    }

    /** In ^BX, {@code _1} is FNC1: the first of all, and each separator. The escape itself is written by its value. */
    private static String gs1(String elementString) {
        var written = new StringBuilder().append(ESCAPE).append('1');
        elementString.chars().forEach(c -> {
            switch (c) {
                case GROUP_SEPARATOR -> written.append(ESCAPE).append('1');
                case ESCAPE -> written.append(ESCAPE).append("d095");
                default -> written.append((char) c);
            }
        });
        return written.toString();
    }

    private static String hex(String text) {
        var written = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var c = octet & 0xFF;
            if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || " .,:;()[]+-/%#_".indexOf(c) >= 0) {
                written.append((char) c);
            } else {
                written.append(HEX).append("%02X".formatted(c));
            }
        }
        return written.toString();
    }
}
