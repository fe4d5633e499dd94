package io.wardline.protocol.codes;

/** The two check calculations of GS1 (General Specifications, section 7.9). */
final class CheckDigits {

    private static final String PAIR_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String WEIGHT_ORDER =
            "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
    private static final int[] PRIMES = {
        2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83
    };
    private static final int PAIR_MODULUS = 1021;

    private CheckDigits() {}

    /** The check digit that follows the digits of {@code s}: weights 3, 1, 3 … from the right, modulo 10. */
    static char mod10(String s, int from, int to) {
        int sum = 0;
        int weight = 3;
        for (int i = to - 1; i >= from; i--) {
            sum += (s.charAt(i) - '0') * weight;
            weight = 4 - weight;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** Whether the last digit is the check digit of those before it. The range holds digits only, at least one. */
    static boolean endsWithMod10(String s, int from, int to) {
        return s.charAt(to - 1) == mod10(s, from, to - 1);
    }

    static String withMod10(String digits) {
        return digits + mod10(digits, 0, digits.length());
    }

    /** Whether the last two characters are the check pair of those before: at most 25 characters of the set of 82. */
    static boolean endsWithPair(String s, int from, int to) {
        int sum = 0;
        for (int i = from; i < to - 2; i++) {
            sum += WEIGHT_ORDER.indexOf(s.charAt(i)) * PRIMES[to - 3 - i];
        }
        int rest = sum % PAIR_MODULUS;
        return s.charAt(to - 2) == PAIR_ALPHABET.charAt(rest >> 5) && s.charAt(to - 1) == PAIR_ALPHABET.charAt(rest & 31);
    }
}
