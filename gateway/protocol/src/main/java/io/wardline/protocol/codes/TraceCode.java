package io.wardline.protocol.codes;

import java.util.Optional;

/**
 * 药品追溯码, the code of one box of a drug: 20 digits of which the first 7 name the product, or a GS1 form (GTIN and serial).
 * Split packs legally repeat it.
 */
public sealed interface TraceCode {

    int NATIONAL_LENGTH = 20;
    int PRODUCT_LENGTH = 7;

    /** The text that the insurance platform's files carry in {@code drug_trac_codg}. */
    String value();

    record National(String value) implements TraceCode {
        public National {
            if (value.length() != NATIONAL_LENGTH || !CharacterSet.DIGITS.holds(value)) {
                throw new IllegalArgumentException("trace code " + value);
            }
        }

        /** 药品标识码, the product. */
        public String product() {
            return value.substring(0, PRODUCT_LENGTH);
        }
    }

    /** The GS1 form: (01) and (21) as they stand in the element string. */
    record Gs1(Gtin gtin, Serial serial) implements TraceCode {
        @Override
        public String value() {
            return "01" + gtin.digits() + "21" + serial.value();
        }
    }

    static Parsed<TraceCode> parse(String text) {
        int foreign = CharacterSet.DIGITS.firstForeign(text, 0, text.length());
        if (foreign >= 0 || text.length() != NATIONAL_LENGTH) {
            return Parsed.wrong(ErrorCode.TRACE_CODE, foreign >= 0 ? foreign : Math.min(text.length(), NATIONAL_LENGTH));
        }
        return new Parsed.Right<>(new National(text));
    }

    /** The trace code of a box whose label carries a GS1 message. */
    static Optional<TraceCode> of(Gs1Message message) {
        return message.gtin().flatMap(gtin -> message.value("21").map(serial -> new Gs1(gtin, new Serial(serial))));
    }
}
