package io.wardline.protocol.codes;

import java.math.BigInteger;

/**
 * Serials of the newer schemes (TDS 2.3, section 14.5.6): three bits name the encoding, five the number of characters.
 * Written is the first encoding that has all characters: digits, hexadecimal, base64, URN code 40, seven-bit characters.
 */
enum SerialEncoding {
    INTEGER("0123456789", 0),
    UPPER_HEX("0123456789ABCDEF", 4),
    LOWER_HEX("0123456789abcdef", 4),
    BASE64_URL("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 6),
    ASCII("", 7),
    /** Three characters in 16 bits; the first place of the alphabet pads. */
    URN_CODE_40("\0ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789", 0);

    static final int MAX_CHARACTERS = 20;
    private static final int INDICATOR_BITS = 3;
    private static final int LENGTH_BITS = 5;
    private static final SerialEncoding[] IN_ORDER = {INTEGER, UPPER_HEX, LOWER_HEX, BASE64_URL, URN_CODE_40, ASCII};

    private final String alphabet;
    private final int bitsPerCharacter;

    SerialEncoding(String alphabet, int bitsPerCharacter) {
        this.alphabet = alphabet;
        this.bitsPerCharacter = bitsPerCharacter;
    }

    static String read(EpcBits bits) {
        int indicator = (int) bits.number(INDICATOR_BITS);
        int length = (int) bits.number(LENGTH_BITS);
        bits.expect(indicator < values().length && length > 0 && length <= MAX_CHARACTERS);
        if (!bits.good()) {
            return "0";
        }
        SerialEncoding encoding = values()[indicator];
        String text = switch (encoding) {
            case INTEGER -> bits.digits(integerBits(length), length);
            case URN_CODE_40 -> readTriples(bits, length);
            case ASCII -> bits.text(7 * length, length);
            case UPPER_HEX, LOWER_HEX, BASE64_URL -> {
                StringBuilder characters = new StringBuilder(length);
                for (int i = 0; i < length; i++) {
                    characters.append(encoding.alphabet.charAt((int) bits.number(encoding.bitsPerCharacter)));
                }
                yield characters.toString();
            }
        };
        bits.expect(text.length() == length);
        return bits.good() ? text : "0";
    }

    static void write(EpcWriter bits, String serial) {
        SerialEncoding encoding = ASCII;
        for (SerialEncoding candidate : IN_ORDER) {
            if (candidate == ASCII || candidate.has(serial)) {
                encoding = candidate;
                break;
            }
        }
        bits.number(encoding.ordinal(), INDICATOR_BITS).number(serial.length(), LENGTH_BITS);
        switch (encoding) {
            case INTEGER -> bits.digits(serial, integerBits(serial.length()));
            case URN_CODE_40 -> writeTriples(bits, serial);
            case ASCII -> bits.text(serial, 7 * serial.length());
            case UPPER_HEX, LOWER_HEX, BASE64_URL -> {
                for (int i = 0; i < serial.length(); i++) {
                    bits.number(encoding.alphabet.indexOf(serial.charAt(i)), encoding.bitsPerCharacter);
                }
            }
        }
    }

    private boolean has(String serial) {
        return serial.chars().allMatch(c -> c != 0 && alphabet.indexOf(c) >= 0);
    }

    /** As many bits as the largest number of so many digits needs. */
    private static int integerBits(int digits) {
        return BigInteger.TEN.pow(digits).subtract(BigInteger.ONE).bitLength();
    }

    private static String readTriples(EpcBits bits, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i += 3) {
            int triple = (int) bits.number(16) - 1;
            int[] places = {triple / 1600, triple / 40 % 40, triple % 40};
            bits.expect(triple >= 0 && triple < 64_000);
            for (int j = 0; j < 3 && bits.good(); j++) {
                boolean padding = i + j >= length;
                bits.expect(padding == (places[j] == 0));
                if (!padding) {
                    text.append(URN_CODE_40.alphabet.charAt(places[j]));
                }
            }
        }
        return text.toString();
    }

    private static void writeTriples(EpcWriter bits, String serial) {
        for (int i = 0; i < serial.length(); i += 3) {
            int triple = 0;
            for (int j = i; j < i + 3; j++) {
                triple = triple * 40 + (j < serial.length() ? URN_CODE_40.alphabet.indexOf(serial.charAt(j)) : 0);
            }
            bits.number(triple + 1, 16);
        }
    }
}
