package io.wardline.platform.money;

/**
 * Amounts as they are written on Chinese documents (大写金额), by 正确填写票据和结算凭证的基本规定 (支付结算办法, annex 1): the digits
 * 壹 to 玖, 零 once for any run of zeros between digits, 元, and 整 where there is no fen.
 */
public final class AmountInWords {
    /** 9,999,999,999,999.99 yuan. */
    public static final long MOST_FEN = 999_999_999_999_999L;

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final int GROUP = 10_000;

    private AmountInWords() {}

    /**
     * The amount in words, for example 壹拾贰元叁角整; a negative one begins with 负.
     *
     * @param fen from -{@link #MOST_FEN} to {@link #MOST_FEN}
     */
    public static String of(long fen) {
        if (fen < -MOST_FEN || fen > MOST_FEN) {
            throw new IllegalArgumentException("no document states " + fen + " fen");
        }
        var sign = fen < 0 ? "负" : "";
        var amount = Math.abs(fen);
        return sign + words(amount / 100, (int) (amount / 10 % 10), (int) (amount % 10));
    }

    private static String words(long yuan, int jiao, int fen) {
        if (jiao == 0 && fen == 0) {
            return (yuan == 0 ? "零" : whole(yuan)) + "元整";
        }
        var words = new StringBuilder(yuan == 0 ? "" : whole(yuan) + "元");
        if (jiao > 0) {
            words.append(DIGITS.charAt(jiao)).append('角');
        } else if (yuan > 0) {
            words.append('零');
        }
        return fen == 0 ? words.append('整').toString() : words.append(DIGITS.charAt(fen)).append('分').toString();
    }

    private static String whole(long yuan) {
        var words = new StringBuilder();
        var zero = false;
        for (var group = GROUPS.length - 1; group >= 0; group--) {
            var part = (int) (yuan / power(group) % GROUP);
            if (part == 0) {
                zero = words.length() > 0;
                continue;
            }
            if (words.length() > 0 && (zero || part < GROUP / 10)) {
                words.append('零');
            }
            words.append(thousands(part)).append(groupName(group, yuan));
            zero = false;
        }
        return words.toString();
    }

    /** 万亿 is said as 万 where 亿 follows of itself: 壹万贰仟亿. */
    private static String groupName(int group, long yuan) {
        var nextIsThere = group == GROUPS.length - 1 && yuan / power(group - 1) % GROUP > 0;
        return nextIsThere ? "万" : GROUPS[group];
    }

    private static long power(int group) {
        var power = 1L;
        for (var i = 0; i < group; i++) {
            power *= GROUP;
        }
        return power;
    }

    private static String thousands(int part) {
        var words = new StringBuilder();
        var zero = false;
        var divisor = GROUP / 10;
        for (var place = PLACES.length - 1; place >= 0; place--) {
            var digit = part / divisor % 10;
            divisor /= 10;
            if (digit == 0) {
                zero = words.length() > 0;
                continue;
            }
            if (zero) {
                words.append('零');
            }
            words.append(DIGITS.charAt(digit)).append(PLACES[place]);
            zero = false;
        }
        return words.toString();
    }
}
