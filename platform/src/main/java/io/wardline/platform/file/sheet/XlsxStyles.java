package io.wardline.platform.file.sheet;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** Which cell formats show a number as a day or a time (ECMA-376 part 1, 18.8.30), and what day a number is. */
final class XlsxStyles implements SheetXml.Visitor {
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");
    private static final Pattern DATE_LETTER = Pattern.compile("[ymdhsYMDHS年月日时分秒]");
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    /** Excel believes in 29 February 1900; before it, days are off by one and belong to no delivery. */
    private static final double FIRST_SURE_DAY = 61;
    private static final double LAST_DAY = 2_958_465;
    private static final int SECONDS_A_DAY = 86_400;

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> cellFormats = new ArrayList<>();
    private boolean inCellFormats;

    static XlsxStyles read(Optional<byte[]> part) {
        var styles = new XlsxStyles();
        part.ifPresent(present -> SheetXml.walk(present, styles));
        return styles;
    }

    @Override
    public void opens(String name, XMLStreamReader at) {
        switch (name) {
            case "numFmt" -> formats.put(number(at, "numFmtId"), text(at, "formatCode"));
            case "cellXfs" -> inCellFormats = true;
            case "xf" -> {
                if (inCellFormats) {
                    cellFormats.add(number(at, "numFmtId"));
                }
            }
            default -> {}
        }
    }

    @Override
    public void closes(String name) {
        if (name.equals("cellXfs")) {
            inCellFormats = false;
        }
    }

    boolean isDate(int style) {
        if (style < 0 || style >= cellFormats.size()) {
            return false;
        }
        var id = cellFormats.get(style);
        var format = formats.get(id);
        if (format == null) {
            return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58;
        }
        return DATE_LETTER.matcher(NOT_FORMAT.matcher(format).replaceAll("")).find();
    }

    /** {@code 2026-11-22}, or {@code 2026-11-22T10:30:00} where the number has a time of day; empty where it is no day. */
    static Optional<String> date(double serial, boolean from1904) {
        if (!(serial >= FIRST_SURE_DAY && serial <= LAST_DAY)) {
            return Optional.empty();
        }
        var seconds = Math.round(serial * SECONDS_A_DAY);
        var day = (from1904 ? EPOCH_1904 : EPOCH_1900).plusDays(seconds / SECONDS_A_DAY);
        var rest = seconds % SECONDS_A_DAY;
        return Optional.of(rest == 0 ? day.toString() : day.atStartOfDay().plus(rest, ChronoUnit.SECONDS).toString());
    }

    private static int number(XMLStreamReader at, String attribute) {
        try {
            return Integer.parseInt(text(at, attribute));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static String text(XMLStreamReader at, String attribute) {
        var value = at.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
