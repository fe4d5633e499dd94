package io.wardline.protocol.codes;

import java.math.BigInteger;

/** Writes the bits of an EPC from left to right and pads them to whole 16-bit words of tag memory. */
final class EpcWriter {

    private static final int WORD = 16;
    private static final String HEXADECIMAL = "0123456789ABCDEF";

    private final StringBuilder bits = new StringBuilder(208);

    EpcWriter number(long value, int width) {
        for (int i = width - 1; i >= 0; i--) {
            bits.append(i < 63 && (value >>> i & 1) != 0 ? '1' : '0');
        }
        return this;
    }

    /** Decimal digits as one binary number. */
    EpcWriter digits(String digits, int width) {
        BigInteger value = digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
        for (int i = width - 1; i >= 0; i--) {
            bits.append(value.testBit(i) ? '1' : '0');
        }
        return this;
    }

    EpcWriter nibbles(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            number(digits.charAt(i) - '0', 4);
        }
        return this;
    }

    /** Characters of seven bits each, zeros to the end of the field. */
    EpcWriter text(String text, int width) {
        for (int i = 0; i < text.length(); i++) {
            number(text.charAt(i), 7);
        }
        return number(0, width - 7 * text.length());
    }

    String hex() {
        while (bits.length() % WORD != 0) {
            bits.append('0');
        }
        StringBuilder hex = new StringBuilder(bits.length() / 4);
        for (int i = 0; i < bits.length(); i += 4) {
            int nibble = 0;
            for (int j = i; j < i + 4; j++) {
                nibble = nibble * 2 + (bits.charAt(j) - '0');
            }
            hex.append(HEXADECIMAL.charAt(nibble));
        }
        return hex.toString();
    }
}
