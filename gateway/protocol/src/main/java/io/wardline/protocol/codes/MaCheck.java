package io.wardline.protocol.codes;

/**
 * The check digit of MA codes as it is publicly known: every character becomes a number, the nines are left out, and the
 * digits of the rest get a Luhn check. It gives the check digit of most published samples, not of all: good enough for a
 * note, not for a refusal.
 */
final class MaCheck {

    private MaCheck() {}

    static char digit(String text) {
        int sum = 0;
        // The check digit that will follow takes the first doubled place, so the text itself begins with a single one.
        boolean single = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '9') {
                continue;
            }
            int number = number(c);
            do {
                single = !single;
                int digit = number % 10 * (single ? 1 : 2);
                sum += digit > 9 ? digit - 9 : digit;
                number /= 10;
            } while (number > 0);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** 0-8 stand for themselves, A-Z for 10-35, a-g for 36-42, h-z for 45-63, the rest for 64 and up. */
    private static int number(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 10;
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + (c <= 'g' ? 36 : 38);
        }
        return Math.max(64, 64 + "-.@$,*+%/#!^~".indexOf(c));
    }

    static boolean isLetterOrDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
