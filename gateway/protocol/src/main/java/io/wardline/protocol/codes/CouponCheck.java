package io.wardline.protocol.codes;

import org.jspecify.annotations.Nullable;

/**
 * The two coupon codes of North America, AI 8110 and 8112 (GS1 US application guideline). A hospital does not redeem
 * coupons, but a message that carries one stands or falls as a whole.
 *
 * <p>The code is a chain of fields, each one digit of length and then the digits; the first field that does not fit ends
 * the check. The object is a cursor for one call.
 */
final class CouponCheck {

    private final String s;
    private final int to;
    private final int thisYear;
    private int pos;
    private @Nullable CodeError error;

    CouponCheck(String s, int from, int to, int thisYear) {
        this.s = s;
        this.pos = from;
        this.to = to;
        this.thisYear = thisYear;
        int foreign = CharacterSet.DIGITS.firstForeign(s, from, to);
        if (foreign >= 0) {
            error = CodeError.at(ErrorCode.CHARACTER, foreign);
        }
    }

    /** AI 8110. */
    @Nullable CodeError northAmerican() {
        companyPrefix("0123456");
        skip(6);
        sized("12345", 0);
        purchase();
        if (option('1')) {
            oneOf("0123");
            purchase();
            companyPrefix("01234569");
        }
        if (option('2')) {
            purchase();
            companyPrefix("01234569");
        }
        int expires = option('3') ? date() : -1;
        int starts = option('4') ? date() : -1;
        if (error == null && expires >= 0 && starts >= 0 && s.substring(starts, starts + 6).compareTo(s.substring(expires, expires + 6)) > 0) {
            fail(expires);
        }
        if (option('5')) {
            sized("0123456789", 6);
        }
        if (option('6')) {
            companyPrefix("1234567");
        }
        if (option('9')) {
            oneOf("01256");
            oneOf("012");
            skip(1);
            oneOf("01");
        }
        return end();
    }

    /** AI 8112. */
    @Nullable CodeError positiveOffer() {
        oneOf("01");
        sized("0123456", 6);
        skip(6);
        sized("0123456789", 6);
        return end();
    }

    private void purchase() {
        sized("12345", 0);
        oneOf("012349");
        skip(3);
    }

    /** A field of 6 digits more than its length digit says; 9 says that the first prefix holds for it too. */
    private void companyPrefix(String lengths) {
        int start = pos + 1;
        if (error == null && pos < to && s.charAt(pos) == '9' && lengths.indexOf('9') >= 0) {
            pos++;
            return;
        }
        sized(lengths, 6);
        if (error == null) {
            error = Checks.companyPrefix(s, start, pos);
        }
    }

    private void sized(String lengths, int more) {
        int at = pos;
        oneOf(lengths);
        if (error == null) {
            skip(s.charAt(at) - '0' + more);
        }
    }

    private int date() {
        int at = pos;
        skip(6);
        if (error == null) {
            error = DateChecks.yymmdd(s, at, thisYear, false);
        }
        return at;
    }

    private boolean option(char marker) {
        boolean there = error == null && pos < to && s.charAt(pos) == marker;
        if (there) {
            pos++;
        }
        return there;
    }

    private void oneOf(String allowed) {
        if (error == null && (pos >= to || allowed.indexOf(s.charAt(pos)) < 0)) {
            fail(pos);
        }
        pos++;
    }

    private void skip(int digits) {
        if (error == null && to - pos < digits) {
            fail(to);
        }
        pos += digits;
    }

    private @Nullable CodeError end() {
        if (error == null && pos < to) {
            fail(pos);
        }
        return error;
    }

    private void fail(int at) {
        error = CodeError.at(ErrorCode.COUPON, at);
    }
}
