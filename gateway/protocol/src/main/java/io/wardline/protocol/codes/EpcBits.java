package io.wardline.protocol.codes;

import java.math.BigInteger;

/**
 * Reads the bits of an EPC from left to right. A read that finds something illegal makes the reading bad and returns a
 * harmless value, so a decoder reads to its end and asks once.
 */
final class EpcBits {

    private final String hex;
    private int pos;
    private boolean good = true;

    EpcBits(String hex) {
        this.hex = hex;
    }

    /** Whether everything read so far was there and legal. */
    boolean good() {
        return good;
    }

    void expect(boolean condition) {
        good &= condition;
    }

    /** Up to 62 bits as a number. */
    long number(int bits) {
        if (pos + bits > hex.length() * 4) {
            good = false;
            return 0;
        }
        long value = 0;
        for (int end = pos + bits; pos < end; pos++) {
            int nibble = Character.digit(hex.charAt(pos >> 2), 16);
            value = value << 1 | nibble >> (3 - (pos & 3)) & 1;
        }
        return value;
    }

    /** A number that fills a field of so many decimal digits, with its leading zeros. */
    String digits(int bits, int digits) {
        String text = bits <= 62 ? Long.toString(number(bits)) : large(bits).toString();
        if (digits == 0) {
            expect(text.equals("0"));
            return "";
        }
        expect(text.length() <= digits);
        return text.length() >= digits ? text.substring(text.length() - digits) : "0".repeat(digits - text.length()) + text;
    }

    private BigInteger large(int bits) {
        BigInteger value = BigInteger.ZERO;
        for (int left = bits; left > 0; left -= 32) {
            int some = Math.min(32, left);
            value = value.shiftLeft(some).or(BigInteger.valueOf(number(some)));
        }
        return value;
    }

    /** Decimal digits of four bits each. */
    String nibbles(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            long digit = number(4);
            expect(digit <= 9);
            digits.append((char) ('0' + Math.min(digit, 9)));
        }
        return digits.toString();
    }

    /** Characters of seven bits each in a field of so many bits, ended by zeros; at least one, of GS1's set of 82. */
    String text(int bits, int maxCharacters) {
        StringBuilder text = new StringBuilder();
        int left = bits;
        boolean ended = false;
        for (; left >= 7; left -= 7) {
            char c = (char) number(7);
            ended |= c == 0;
            if (!ended) {
                text.append(c);
                expect(CharacterSet.CSET_82.has(c));
            } else {
                expect(c == 0);
            }
        }
        expect(number(left) == 0 && !text.isEmpty() && text.length() <= maxCharacters);
        return good ? text.toString() : "0";
    }

    /** Whether only zeros follow, fewer than one 16-bit word of them: tag memory is written in words. */
    boolean endsWithPadding() {
        int rest = hex.length() * 4 - pos;
        return rest < 16 && number(rest) == 0;
    }

    /** Whether only zeros follow. */
    boolean endsWithZeros() {
        boolean zeros = true;
        while (pos < hex.length() * 4) {
            zeros &= number(1) == 0;
        }
        return zeros;
    }
}
