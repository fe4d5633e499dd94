package io.wardline.protocol.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A UDI in the MA system of ZIIOT: {@code MA.156.M0.100761.21234561.Sx00008.M220117.L20220117.E220130.C3}.
 *
 * @param deviceIdentifier the first 25 characters
 * @param units what follows, in the order of the label
 */
public record MaCode(UdiDi.Ziiot deviceIdentifier, List<Unit> units) {

    /**
     * One unit of the production identifier.
     *
     * @param letter L lot, S serial, M made (P in older prints), D sterilisation lot, V valid until, E expires, C check
     * @param at index of the letter in the text that was read
     */
    public record Unit(char letter, String value, int at) {}

    static final String START = "MA.";
    private static final int DEVICE_IDENTIFIER_LENGTH = 25;
    /** One letter a place: digit 9, letter or digit A, else itself. */
    private static final String DEVICE_IDENTIFIER_SHAPE = "MA.999.M0.999999.AAAAAAAA";
    private static final String LETTERS = "LSMPDVEC";
    private static final String DATES = "MPVE";

    public MaCode {
        units = List.copyOf(units);
    }

    static boolean isDeviceIdentifier(String text) {
        return text.length() == DEVICE_IDENTIFIER_LENGTH && shapeError(text, 0, text.length()) < 0;
    }

    /** Reads the whole text. */
    public static Parsed<MaCode> parse(String text, LocalDate today) {
        return parse(text, 0, text.length(), today);
    }

    static Parsed<MaCode> parse(String raw, int from, int to, LocalDate today) {
        int foreign = shapeError(raw, from, to);
        if (foreign >= 0) {
            return Parsed.wrong(ErrorCode.MA_SYNTAX, foreign);
        }
        int pos = from + DEVICE_IDENTIFIER_LENGTH;
        List<Unit> units = new ArrayList<>();
        String seen = "";
        while (pos < to) {
            if (raw.charAt(pos) != '.') {
                return Parsed.wrong(ErrorCode.MA_SYNTAX, pos);
            }
            int letterAt = pos + 1;
            char letter = letterAt < to ? raw.charAt(letterAt) : '.';
            if (LETTERS.indexOf(letter) < 0 || seen.indexOf(letter) >= 0) {
                return Parsed.wrong(ErrorCode.MA_UNIT, letterAt);
            }
            int dot = raw.indexOf('.', letterAt);
            int end = dot < 0 || dot > to ? to : dot;
            int valueError = valueError(raw, letter, letterAt + 1, end, today.getYear());
            if (valueError >= 0) {
                return new Parsed.Wrong<>(new CodeError(ErrorCode.MA_UNIT, valueError, "." + letter));
            }
            units.add(new Unit(letter, raw.substring(letterAt + 1, end), letterAt));
            seen += letter;
            pos = end;
        }
        return new Parsed.Right<>(new MaCode(
                new UdiDi.Ziiot(raw.substring(from, from + DEVICE_IDENTIFIER_LENGTH)), units));
    }

    private static int shapeError(String raw, int from, int to) {
        for (int i = 0; i < DEVICE_IDENTIFIER_LENGTH; i++) {
            if (from + i >= to) {
                return to;
            }
            char c = raw.charAt(from + i);
            char place = DEVICE_IDENTIFIER_SHAPE.charAt(i);
            boolean right = i > 2 && place == '9' ? c >= '0' && c <= '9'
                    : i > 15 && place == 'A' ? MaCheck.isLetterOrDigit(c)
                    : c == place;
            if (!right) {
                return from + i;
            }
        }
        return -1;
    }

    private static int valueError(String raw, char letter, int from, int to, int thisYear) {
        int foreign = CharacterSet.CSET_82.firstForeign(raw, from, to);
        if (foreign >= 0 || from == to || to - from > Lot.MAX_LENGTH) {
            return foreign >= 0 ? foreign : Math.min(to, from + Lot.MAX_LENGTH);
        }
        if (DATES.indexOf(letter) < 0) {
            return -1;
        }
        boolean digits = CharacterSet.DIGITS.firstForeign(raw, from, to) < 0;
        return digits && date(raw.substring(from, to), thisYear).isPresent() ? -1 : from;
    }

    private static Optional<LocalDate> date(String digits, int thisYear) {
        return switch (digits.length()) {
            case 6 -> Century.date(digits, thisYear);
            case 8 -> Century.date(Century.number(digits, 0, 4), Century.number(digits, 4, 6), Century.number(digits, 6, 8));
            default -> Optional.empty();
        };
    }

    /** The production identifier; V, the last valid day, goes before E, the first day on which it no longer is. */
    public UdiPi udiPi(LocalDate today) {
        List<UdiPi.Part> parts = new ArrayList<>();
        unit('L').ifPresent(lot -> parts.add(new Lot(lot)));
        unit('S').ifPresent(serial -> parts.add(new Serial(serial)));
        unit('M').or(() -> unit('P')).flatMap(date -> date(date, today.getYear()))
                .ifPresent(date -> parts.add(new UdiPi.Made(date)));
        unit('D').ifPresent(lot -> parts.add(new UdiPi.SterilisationLot(lot)));
        usableThrough(today).ifPresent(date -> parts.add(new UdiPi.UsableThrough(date)));
        return new UdiPi(parts);
    }

    public Optional<LocalDate> usableThrough(LocalDate today) {
        Optional<LocalDate> validUntil = unit('V').flatMap(date -> date(date, today.getYear()));
        return validUntil.or(() -> unit('E').flatMap(date -> date(date, today.getYear())).map(date -> date.minusDays(1)));
    }

    /** Check characters that the published algorithm does not give: notes, for it does not give all genuine ones. */
    List<CodeError> notes(int from) {
        List<CodeError> notes = new ArrayList<>();
        String di = deviceIdentifier.value();
        int last = di.length() - 1;
        if (MaCheck.digit(di.substring(0, last)) != di.charAt(last)) {
            notes.add(CodeError.at(ErrorCode.MA_CHECK_UNPROVEN, from + last));
        }
        StringBuilder production = new StringBuilder();
        for (Unit unit : units) {
            if (unit.letter() == 'C') {
                if (!unit.value().equals(String.valueOf(MaCheck.digit(production.toString())))) {
                    notes.add(CodeError.at(ErrorCode.MA_CHECK_UNPROVEN, unit.at() + 1));
                }
            } else {
                production.append('.').append(unit.letter()).append(unit.value());
            }
        }
        return List.copyOf(notes);
    }

    private Optional<String> unit(char letter) {
        return units.stream().filter(unit -> unit.letter() == letter).map(Unit::value).findFirst();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(deviceIdentifier.value());
        units.forEach(unit -> text.append('.').append(unit.letter()).append(unit.value()));
        return text.toString();
    }
}
