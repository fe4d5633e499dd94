package io.wardline.platform.scan;

import io.wardline.protocol.codes.Barcode;
import io.wardline.protocol.codes.Element;
import io.wardline.protocol.codes.Epc;
import io.wardline.protocol.codes.ErrorCode;
import io.wardline.protocol.codes.Gtin;
import io.wardline.protocol.codes.ScanReading;
import io.wardline.protocol.codes.Serial;
import io.wardline.protocol.codes.Sgtin198;
import io.wardline.protocol.codes.Sgtin96;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to look for: the keys that a reading names.
 *
 * @param text the characters without symbology prefix and line end; they may be the code of a place, an item or a device,
 *     or a lot's number; empty where they cannot be one
 * @param tags tags that the reading may be of, upper-case hex; a tag counts only where it is bound
 * @param gtin 14 digits; null where none was read
 * @param lot the lot's number; null where none was read
 * @param serial null where none was read
 */
record ScanKeys(String text, Set<String> tags, @Nullable String gtin, @Nullable String lot, @Nullable String serial) {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_SERIAL_198 = 20;
    private static final long SERIALS_96 = 1L << 38;
    private static final int SHORTEST_PREFIX = 6;
    private static final int LONGEST_PREFIX = 12;
    private static final int FILTERS = 8;
    private static final Pattern SYMBOLOGY = Pattern.compile("^\\][A-Za-z][0-9A-Za-z]");
    private static final Pattern GAP = Pattern.compile("[\\h\\v]+");
    /** A number without leading zeros; only such a serial fits a tag of 96 bits. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,11}");

    ScanKeys {
        tags = Set.copyOf(tags);
    }

    static ScanKeys of(ScanReading reading) {
        var text = plain(reading.raw());
        var message = readable(reading);
        var gtin = value(message, "01");
        var lot = value(message, "10");
        var serial = value(message, "21");
        return new ScanKeys(text, tags(reading, text, gtin, serial), gtin, lot, serial);
    }

    /**
     * A label may carry lot and serial on a barcode of their own, without the item that they need beside them; such a
     * code is read although it is not whole. Nothing else that breaks a rule is.
     */
    private static List<Element> readable(ScanReading reading) {
        var whole = !(reading.barcode() instanceof Barcode.Broken broken)
                || broken.error().code() == ErrorCode.REQUIRED_AI_MISSING;
        return whole ? reading.elements() : List.of();
    }

    private static String plain(String raw) {
        var text = SYMBOLOGY.matcher(raw.strip()).replaceFirst("");
        return text.length() <= LONGEST_CODE && text.chars().noneMatch(ScanKeys::isForeign) ? text : "";
    }

    /** No code holds control characters, or characters beyond the first plane. */
    private static boolean isForeign(int character) {
        return Character.isISOControl(character) || Character.isSurrogate((char) character);
    }

    private static @Nullable String value(List<Element> elements, String ai) {
        return elements.stream().filter(element -> element.ai().equals(ai)).map(Element::value).findFirst().orElse(null);
    }

    private static Set<String> tags(ScanReading reading, String text, @Nullable String gtin, @Nullable String serial) {
        var tags = new LinkedHashSet<String>();
        // The console shows a tag in groups of four, and people copy it as they see it.
        TagId.parse(GAP.matcher(text).replaceAll("")).map(TagId::hex).ifPresent(tags::add);
        if (reading.barcode() instanceof Barcode.Tag(Epc epc)) {
            tags.add(epc.hex());
        } else if (reading.barcode() instanceof Barcode.Opaque(String opaque)) {
            TagId.parse(opaque).map(TagId::hex).ifPresent(tags::add);
        } else if (gtin != null && serial != null) {
            encodings(new Gtin(gtin), serial).forEach(epc -> tags.add(epc.hex().toUpperCase(Locale.ROOT)));
        }
        return tags;
    }

    /**
     * Every tag that stands for this item and serial. How long the company prefix is cannot be derived from a GTIN, so all
     * lengths are looked for, and only a bound tag is an answer.
     */
    private static List<Epc> encodings(Gtin gtin, String serial) {
        var found = new ArrayList<Epc>();
        for (var digits = SHORTEST_PREFIX; digits <= LONGEST_PREFIX; digits++) {
            for (var filter = 0; filter < FILTERS; filter++) {
                if (NUMBER.matcher(serial).matches() && Long.parseLong(serial) < SERIALS_96) {
                    found.add(new Sgtin96(filter, digits, gtin, Long.parseLong(serial)));
                }
                if (serial.length() <= LONGEST_SERIAL_198) {
                    found.add(new Sgtin198(filter, digits, gtin, new Serial(serial)));
                }
            }
        }
        return found;
    }
}
