package io.wardline.protocol.codes;

import org.jspecify.annotations.Nullable;

/** What the AIM prefix of a scan ({@code ]}, a letter, a digit; ISO/IEC 15424) says about the text behind it. */
enum Symbology {
    GS1_128("]C1", Content.ELEMENTS),
    /** GS1 DataBar and the composite part of any linear symbol. */
    GS1_DATABAR("]e0", Content.ELEMENTS),
    GS1_DATA_MATRIX("]d2", Content.ELEMENTS),
    GS1_QR_CODE("]Q3", Content.ELEMENTS),
    GS1_DOT_CODE("]J1", Content.ELEMENTS),
    /** EAN-13; UPC-A and UPC-E arrive as 13 digits too, with a leading zero. */
    EAN_13("]E0", Content.ITEM_NUMBER),
    EAN_8("]E4", Content.ITEM_NUMBER),
    ITF_14("]I1", Content.ITEM_NUMBER),
    /** Any other symbology, or a GS1 one without its GS1 mode. */
    PLAIN("", Content.ANYTHING);

    enum Content { ELEMENTS, ITEM_NUMBER, ANYTHING }

    static final int PREFIX_LENGTH = 3;
    private static final int CHARACTERS_PER_LINEAR_MESSAGE = 90;

    private final String prefix;
    private final Content content;

    Symbology(String prefix, Content content) {
        this.prefix = prefix;
        this.content = content;
    }

    Content content() {
        return content;
    }

    /** Most data characters of one message, or no limit of its own. */
    int characterLimit() {
        return this == GS1_128 ? CHARACTERS_PER_LINEAR_MESSAGE : Integer.MAX_VALUE;
    }

    /** Whether the item number of this symbology has so many digits. */
    boolean admitsLength(int digits) {
        return switch (this) {
            case EAN_13 -> digits == 13;
            case EAN_8 -> digits == 8;
            case ITF_14 -> digits == 14;
            case GS1_128, GS1_DATABAR, GS1_DATA_MATRIX, GS1_QR_CODE, GS1_DOT_CODE, PLAIN -> false;
        };
    }

    /** The symbology of a text that begins with a prefix; null if it begins with none. */
    static @Nullable Symbology of(String raw, int to) {
        if (raw.isEmpty() || raw.charAt(0) != ']') {
            return null;
        }
        for (Symbology symbology : values()) {
            if (symbology != PLAIN && to >= PREFIX_LENGTH && raw.startsWith(symbology.prefix)) {
                return symbology;
            }
        }
        return PLAIN;
    }
}
