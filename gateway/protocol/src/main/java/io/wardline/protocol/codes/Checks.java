package io.wardline.protocol.codes;

import static io.wardline.protocol.codes.Century.number;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The content checks that the AI table names, by the names that GS1's syntax dictionary gave them. */
final class Checks {

    /** Shortest GS1 company prefix that is assigned. */
    private static final int COMPANY_PREFIX_MIN = 4;
    private static final int IBAN_MIN = 11;
    private static final long LATITUDE_MAX = 1_800_000_000L;
    private static final long LONGITUDE_MAX = 3_600_000_000L;
    private static final Set<String> COUNTRY_NUMBERS = CodeLists.named("country-number");
    private static final Set<String> COUNTRY_LETTERS = CodeLists.named("country-letters");
    private static final Set<String> CURRENCIES = CodeLists.named("currency-number");
    private static final Set<String> PACKAGE_TYPES = CodeLists.named("package-type");

    private static final Map<String, Check> BY_NAME = Map.ofEntries(
            Map.entry("csum", (s, from, to, _) -> CheckDigits.endsWithMod10(s, from, to)
                    ? null : CodeError.at(ErrorCode.CHECK_DIGIT, to - 1)),
            Map.entry("csumalpha", Checks::checkPair),
            Map.entry("gcppos1", (s, from, to, _) -> companyPrefix(s, from, to)),
            Map.entry("gcppos2", (s, from, to, _) -> companyPrefix(s, from + 1, to)),
            Map.entry("yymmd0", (s, from, _, thisYear) -> DateChecks.yymmdd(s, from, thisYear, true)),
            Map.entry("yymmdd", (s, from, _, thisYear) -> DateChecks.yymmdd(s, from, thisYear, false)),
            Map.entry("yyyymmdd", (s, from, _, _) -> DateChecks.yyyymmdd(s, from)),
            Map.entry("hhmi", (s, from, _, _) -> DateChecks.hhmi(s, from)),
            Map.entry("hh", (s, from, _, _) -> DateChecks.below(s, from, 24, ErrorCode.HOUR)),
            Map.entry("mi", (s, from, _, _) -> DateChecks.below(s, from, 60, ErrorCode.MINUTE)),
            Map.entry("ss", (s, from, _, _) -> DateChecks.below(s, from, 60, ErrorCode.SECOND)),
            Map.entry("iso3166", member(COUNTRY_NUMBERS, ErrorCode.COUNTRY)),
            Map.entry("iso3166999", (s, from, to, year) -> s.startsWith("999", from)
                    ? null : member(COUNTRY_NUMBERS, ErrorCode.COUNTRY).find(s, from, to, year)),
            Map.entry("iso3166alpha2", member(COUNTRY_LETTERS, ErrorCode.COUNTRY)),
            Map.entry("iso4217", member(CURRENCIES, ErrorCode.CURRENCY)),
            Map.entry("packagetype", member(PACKAGE_TYPES, ErrorCode.PACKAGE_TYPE)),
            Map.entry("iso5218", oneOf("0129", ErrorCode.SEX)),
            Map.entry("winding", oneOf("019", ErrorCode.WINDING)),
            Map.entry("yesno", oneOf("01", ErrorCode.YES_NO)),
            Map.entry("hyphen", oneOf("-", ErrorCode.HYPHEN)),
            Map.entry("zero", oneOf("0", ErrorCode.NOT_ZERO)),
            Map.entry("importeridx", oneOf(
                    "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz", ErrorCode.IMPORTER_INDEX)),
            Map.entry("nonzero", (s, from, to, _) -> allZero(s, from, to) ? CodeError.at(ErrorCode.ZERO, from) : null),
            Map.entry("nozeroprefix", (s, from, to, _) -> to - from > 1 && s.charAt(from) == '0'
                    ? CodeError.at(ErrorCode.ZERO_PREFIX, from) : null),
            Map.entry("hasnondigit", (s, from, to, _) -> CharacterSet.DIGITS.firstForeign(s, from, to) < 0
                    ? CodeError.at(ErrorCode.NON_DIGIT_REQUIRED, from) : null),
            Map.entry("latitude", (s, from, to, _) -> Long.parseLong(s, from, to, 10) > LATITUDE_MAX
                    ? CodeError.at(ErrorCode.LATITUDE, from) : null),
            Map.entry("longitude", (s, from, to, _) -> Long.parseLong(s, from, to, 10) > LONGITUDE_MAX
                    ? CodeError.at(ErrorCode.LONGITUDE, from) : null),
            Map.entry("mediatype", (s, from, to, _) -> mediaType(number(s, from, to))
                    ? null : CodeError.at(ErrorCode.MEDIA_TYPE, from)),
            Map.entry("pcenc", (s, from, to, _) -> percent(s, from, to)),
            Map.entry("pieceoftotal", (s, from, to, _) -> pieceOfTotal(s, from, to)),
            Map.entry("posinseqslash", (s, from, to, _) -> positionInSequence(s, from, to)),
            Map.entry("iban", (s, from, to, _) -> iban(s, from, to)),
            Map.entry("couponcode", (s, from, to, thisYear) -> new CouponCheck(s, from, to, thisYear).northAmerican()),
            Map.entry("couponposoffer", (s, from, to, thisYear) -> new CouponCheck(s, from, to, thisYear).positiveOffer()));

    private Checks() {}

    static Check named(String name) {
        Check check = BY_NAME.get(name);
        if (check == null) {
            throw new IllegalStateException("the AI table names an unknown check " + name);
        }
        return check;
    }

    private static Check member(Set<String> list, ErrorCode code) {
        return (s, from, to, _) -> list.contains(s.substring(from, to)) ? null : CodeError.at(code, from);
    }

    private static Check oneOf(String allowed, ErrorCode code) {
        return (s, from, _, _) -> allowed.indexOf(s.charAt(from)) >= 0 ? null : CodeError.at(code, from);
    }

    static @Nullable CodeError companyPrefix(String s, int from, int to) {
        if (to - from < COMPANY_PREFIX_MIN) {
            return CodeError.at(ErrorCode.COMPANY_PREFIX, from);
        }
        int foreign = CharacterSet.DIGITS.firstForeign(s, from, from + COMPANY_PREFIX_MIN);
        return foreign < 0 ? null : CodeError.at(ErrorCode.COMPANY_PREFIX, foreign);
    }

    private static @Nullable CodeError checkPair(String s, int from, int to, int thisYear) {
        if (to - from < 2) {
            return CodeError.at(ErrorCode.CHECK_PAIR, from);
        }
        return CheckDigits.endsWithPair(s, from, to) ? null : CodeError.at(ErrorCode.CHECK_PAIR, to - 2);
    }

    /** 01 to 10 are assigned by ICCBBA, 80 to 99 are local (General Specifications, table of media types). */
    private static boolean mediaType(int type) {
        return type >= 1 && type <= 10 || type >= 80;
    }

    private static boolean allZero(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable CodeError percent(String s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s.charAt(i) == '%') {
                if (i + 2 >= to || Character.digit(s.charAt(i + 1), 16) < 0 || Character.digit(s.charAt(i + 2), 16) < 0) {
                    return CodeError.at(ErrorCode.PERCENT, i);
                }
                i += 2;
            }
        }
        return null;
    }

    private static @Nullable CodeError pieceOfTotal(String s, int from, int to) {
        int middle = (from + to) / 2;
        int piece = number(s, from, middle);
        int total = number(s, middle, to);
        if (piece == 0 || piece > total && total > 0) {
            return CodeError.at(ErrorCode.PIECE_OF_TOTAL, from);
        }
        return total == 0 ? CodeError.at(ErrorCode.PIECE_OF_TOTAL, middle) : null;
    }

    private static @Nullable CodeError positionInSequence(String s, int from, int to) {
        int slash = s.indexOf('/', from);
        if (slash <= from || slash >= to - 1
                || CharacterSet.DIGITS.firstForeign(s, from, slash) >= 0
                || CharacterSet.DIGITS.firstForeign(s, slash + 1, to) >= 0) {
            return CodeError.at(ErrorCode.POSITION_IN_SEQUENCE, from);
        }
        if (s.charAt(from) == '0' || s.charAt(slash + 1) == '0') {
            return CodeError.at(ErrorCode.ZERO_PREFIX, s.charAt(from) == '0' ? from : slash + 1);
        }
        return number(s, from, slash) > number(s, slash + 1, to) ? CodeError.at(ErrorCode.POSITION_IN_SEQUENCE, from) : null;
    }

    /** ISO 13616: country, two check digits, account; the account followed by the head is 1 modulo 97. */
    private static @Nullable CodeError iban(String s, int from, int to) {
        if (to - from < IBAN_MIN) {
            return CodeError.at(ErrorCode.IBAN, to);
        }
        if (!COUNTRY_LETTERS.contains(s.substring(from, from + 2))) {
            return CodeError.at(ErrorCode.IBAN, from);
        }
        int rest = 0;
        int length = to - from;
        for (int i = 4; i < length + 4; i++) {
            int at = from + i % length;
            int digit = Character.digit(s.charAt(at), 36);
            if (digit < 0 || Character.isLowerCase(s.charAt(at))) {
                return CodeError.at(ErrorCode.IBAN, at);
            }
            rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
        }
        return rest == 1 ? null : CodeError.at(ErrorCode.IBAN, from + 2);
    }
}
