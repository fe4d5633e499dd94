package io.wardline.protocol.codes;

import org.jspecify.annotations.Nullable;

/** Padding of base64 values: absent, or at most two signs that end a length divisible by three, as the dictionary has it. */
final class Padding {

    private Padding() {}

    static @Nullable CodeError find(String s, int from, int to, int thisYear) {
        int sign = s.indexOf('=', from);
        if (sign < 0 || sign >= to) {
            return null;
        }
        for (int i = sign; i < to; i++) {
            if (s.charAt(i) != '=') {
                return CodeError.at(ErrorCode.CHARACTER, sign);
            }
        }
        int signs = to - sign;
        boolean right = signs <= 2 && (to - from) % 3 == 0;
        return right ? null : CodeError.at(ErrorCode.PADDING, sign);
    }
}
