package io.wardline.platform.rule;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.web.PlainText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads an object by names and types, to its end: every fault is kept with its path, so that all of them are told at once,
 * and a name that nobody asked for is a fault too. Until the reading ends, a value at fault is replaced by a harmless one that
 * never leaves {@link #read}.
 */
public final class ParamReading {
    private static final int SHOWN = 40;
    private static final int DATE_LENGTH = 10;

    private final String path;
    private final Param.Group group;
    private final List<ParamFault.Fault> faults;
    private final Set<String> asked = new HashSet<>();
    private final int faultsBefore;

    private ParamReading(String path, Param.Group group, List<ParamFault.Fault> faults) {
        this.path = path;
        this.group = group;
        this.faults = faults;
        this.faultsBefore = faults.size();
    }

    /**
     * Reads an object to its end.
     *
     * @throws ParamFault with everything that is wrong
     */
    public static <T> T read(Param.Group group, Function<ParamReading, T> reader) {
        var faults = new ArrayList<ParamFault.Fault>();
        var value = new ParamReading("", group, faults).readAll(reader);
        if (!faults.isEmpty()) {
            throw new ParamFault(faults);
        }
        return value.orElseThrow();
    }

    /** Whether a name stands there with a value; the name may then be left unread only by its own fault. */
    public boolean has(String name) {
        return group.entries().stream().anyMatch(entry -> entry.name().equals(name) && !(entry.value() instanceof Param.Nothing));
    }

    /**
     * A plain decimal, as a text or as a number without an exponent.
     *
     * @param decimals at most so many after the point
     */
    public Ratio decimal(String name, Ratio least, Ratio most, int decimals) {
        return optionalDecimal(name, least, most, decimals).orElseGet(() -> missing(name, least));
    }

    public Optional<Ratio> optionalDecimal(String name, Ratio least, Ratio most, int decimals) {
        return present(name).map(value -> decimalOf(named(name), value, least, most, decimals));
    }

    /** A list of decimals, {@code fewest} to {@code most} of them. */
    public List<Ratio> decimals(String name, int fewest, int mostOfThem, Ratio least, Ratio most, int decimals) {
        return elements(name, fewest, mostOfThem, (at, element) -> Optional.of(decimalOf(at, element, least, most, decimals)));
    }

    /** An amount in yuan with at most two decimals, from 0 to {@link Fen#MOST}; in fen. */
    public long amountFen(String name) {
        return optionalAmountFen(name).orElseGet(() -> missing(name, 0L));
    }

    /** The same of an amount by which something is divided: from 0.01. */
    public long amountFenAboveZero(String name) {
        return optionalAmountFen(name, Ratio.of(1, 100)).orElseGet(() -> missing(name, 1L));
    }

    public Optional<Long> optionalAmountFen(String name) {
        return optionalAmountFen(name, Ratio.ZERO);
    }

    private Optional<Long> optionalAmountFen(String name, Ratio least) {
        return optionalDecimal(name, least, Ratio.of(Fen.MOST, 100), 2).map(yuan -> yuan.times(100).halfUp().longValueExact());
    }

    /** A whole number, as a number or as a text of digits. */
    public long whole(String name, long least, long most) {
        return optionalWhole(name, least, most).orElseGet(() -> missing(name, least));
    }

    public Optional<Long> optionalWhole(String name, long least, long most) {
        return optionalDecimal(name, Ratio.of(least), Ratio.of(most), 0).map(value -> value.halfUp().longValueExact());
    }

    public Optional<Boolean> optionalFlag(String name) {
        return present(name).map(value ->
                value instanceof Param.Flag(var flag) ? flag : fault(named(name), "type", "is neither true nor false", false));
    }

    /** A text of 1 to {@code longest} characters, not blank. */
    public String text(String name, int longest) {
        return optionalText(name, longest).orElseGet(() -> missing(name, ""));
    }

    public Optional<String> optionalText(String name, int longest) {
        return present(name).map(value -> textOf(named(name), value, longest));
    }

    /** A text or a number by which somebody else knows this object; nothing is read out of it. */
    public void identity(String name) {
        present(name).filter(value -> !(value instanceof Param.Text || value instanceof Param.Numeral))
                .ifPresent(_ -> fault(named(name), "type", "is neither a text nor a number", ""));
    }

    /** A list of texts, each of 1 to {@code longest} characters. */
    public List<String> texts(String name, int most, int longest) {
        return elements(name, 0, most, (at, element) -> Optional.of(textOf(at, element, longest)));
    }

    /** A date such as {@code 2026-11-22}, years 1900 to 2999. */
    public LocalDate date(String name) {
        return optionalDate(name).orElseGet(() -> missing(name, LocalDate.EPOCH));
    }

    public Optional<LocalDate> optionalDate(String name) {
        return present(name).map(value -> {
            if (value instanceof Param.Text(var text) && text.length() == DATE_LENGTH) {
                try {
                    var date = LocalDate.parse(text);
                    if (date.getYear() >= 1900 && date.getYear() <= 2999) {
                        return date;
                    }
                } catch (DateTimeException _) {
                    // Falls through to the same fault as any other text.
                }
            }
            return fault(named(name), "malformed", "is no date such as 2026-11-22: " + shown(value), LocalDate.EPOCH);
        });
    }

    /** One of an enumeration's constants, written as the constant is. */
    public <E extends Enum<E>> E choice(String name, Class<E> choices) {
        return optionalChoice(name, choices).orElseGet(() -> missing(name, choices.getEnumConstants()[0]));
    }

    public <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> choices) {
        return present(name).map(value -> choiceOf(named(name), value, choices));
    }

    /** A list of an enumeration's constants. */
    public <E extends Enum<E>> List<E> choices(String name, Class<E> choices) {
        return elements(name, 0, choices.getEnumConstants().length, (at, element) -> Optional.of(choiceOf(at, element, choices)));
    }

    /** One object; empty where it is at fault, or absent, which is a fault too. */
    public <T> Optional<T> group(String name, Function<ParamReading, T> reader) {
        var value = present(name);
        if (value.isEmpty()) {
            return missing(name, Optional.empty());
        }
        return value.get() instanceof Param.Group object
                ? new ParamReading(named(name), object, faults).readAll(reader)
                : fault(named(name), "type", "is no object", Optional.empty());
    }

    /** A list of objects, {@code fewest} to {@code most} of them. */
    public <T> List<T> groups(String name, int fewest, int most, Function<ParamReading, T> reader) {
        return elements(name, fewest, most, (at, element) -> element instanceof Param.Group object
                ? new ParamReading(at, object, faults).readAll(reader)
                : fault(at, "type", "is no object", Optional.empty()));
    }

    /** A list of lists of {@code width} values each; within one the values are named {@code 0}, {@code 1} and so on. */
    public <T> List<T> rows(String name, int fewest, int most, int width, Function<ParamReading, T> reader) {
        return elements(name, fewest, most, (at, element) -> {
            if (!(element instanceof Param.Many(var cells)) || cells.size() != width) {
                return fault(at, "type", "is no list of " + width + " values", Optional.empty());
            }
            var entries = new ArrayList<Param.Entry>();
            for (var cell : cells) {
                entries.add(new Param.Entry(Integer.toString(entries.size()), cell));
            }
            return new ParamReading(at, new Param.Group(entries), faults).readAll(reader);
        });
    }

    /**
     * Makes something of values that were read; what its constructor refuses becomes a fault of the name, and the reading goes on.
     *
     * @param name of the value that is made; empty for the whole object
     */
    public <T> Optional<T> made(String name, Supplier<T> maker) {
        var before = faults.size();
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            return refused(name.isEmpty() ? path : named(name), e, before);
        }
    }

    /**
     * Makes something of everything that this object has: where a value is at fault nothing is made, so that no stand-in is refused,
     * and what the maker refuses is a fault of the object. Either way the reading goes on to its end.
     */
    public <T> Optional<T> madeOfAll(Supplier<T> maker) {
        return faults.size() > faultsBefore ? Optional.empty() : made("", maker);
    }

    /** Says that a value which can be read cannot be meant. */
    public <T> T refuse(String name, String message, T standIn) {
        return fault(named(name), "range", message, standIn);
    }

    private interface ElementReader<T> {
        Optional<T> read(String at, Param element);
    }

    private <T> List<T> elements(String name, int fewest, int most, ElementReader<T> reader) {
        var value = present(name);
        if (value.isEmpty()) {
            return fewest == 0 ? List.of() : missing(name, List.of());
        }
        if (!(value.get() instanceof Param.Many(var elements))) {
            return fault(named(name), "type", "is no list", List.of());
        }
        if (elements.size() < fewest || elements.size() > most) {
            return fault(named(name), "range", "has " + elements.size() + " elements, not " + fewest + " to " + most, List.of());
        }
        var read = new ArrayList<T>(elements.size());
        for (var at = 0; at < elements.size(); at++) {
            reader.read(named(name) + "[" + at + "]", elements.get(at)).ifPresent(read::add);
        }
        return read;
    }

    private Ratio decimalOf(String at, Param value, Ratio least, Ratio most, int decimals) {
        String text;
        switch (value) {
            case Param.Text(var written) -> text = written;
            case Param.Numeral(var digits) -> text = digits;
            case Param.Flag _, Param.Nothing _, Param.Many _, Param.Group _ -> {
                return fault(at, "type", "is no number", least);
            }
        }
        try {
            var number = Ratio.parse(text);
            if (number.isBelow(least) || number.isAbove(most)) {
                return fault(at, "range", "is not from " + least + " to " + most + ": " + shown(value), least);
            }
            var point = text.indexOf('.');
            return point >= 0 && text.length() - point - 1 > decimals
                    ? fault(at, "malformed", tooFine(decimals) + ": " + shown(value), least)
                    : number;
        } catch (NumberFormatException _) {
            return fault(at, "malformed", "is no plain decimal such as 12.50, without separators, blanks and exponents: "
                    + shown(value), least);
        }
    }

    private static String tooFine(int decimals) {
        return decimals == 0 ? "is not whole" : "has more than " + decimals + " decimals";
    }

    private String textOf(String at, Param value, int longest) {
        if (value instanceof Param.Text(var text) && !text.isBlank() && text.length() <= longest) {
            return text;
        }
        return fault(at, "malformed", "is no text of 1 to " + longest + " characters", "");
    }

    private <E extends Enum<E>> E choiceOf(String at, Param value, Class<E> choices) {
        var constants = choices.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> value instanceof Param.Text(var text) && constant.name().equals(text))
                .findFirst()
                .orElseGet(() -> fault(at, "choice",
                        "is none of " + Arrays.toString(constants) + ": " + shown(value), constants[0]));
    }

    private <T> Optional<T> readAll(Function<ParamReading, T> reader) {
        var before = faults.size();
        try {
            var value = reader.apply(this);
            nameStrangers();
            return Optional.of(value);
        } catch (IllegalArgumentException e) {
            // Nobody can tell what the reader would have asked for after this, so nothing is called unknown.
            return refused(path, e, before);
        }
    }

    /** A record refuses the stand-in of a value at fault; without a fault before it, that is a finding itself. */
    private <T> Optional<T> refused(String at, IllegalArgumentException why, int before) {
        if (faults.size() == before) {
            var code = why instanceof ImpossibleRule impossible ? impossible.flaw().name() : "range";
            faults.add(new ParamFault.Fault(at, code, String.valueOf(why.getMessage())));
        }
        return Optional.empty();
    }

    private void nameStrangers() {
        var seen = new HashSet<String>();
        for (var entry : group.entries()) {
            if (!seen.add(entry.name())) {
                fault(named(PlainText.shown(entry.name())), "double", "stands there twice", "");
            } else if (!asked.contains(entry.name())) {
                fault(named(PlainText.shown(entry.name())), "unknown", "is not known here", "");
            }
        }
    }

    private Optional<Param> present(String name) {
        asked.add(name);
        return group.entries().stream().filter(entry -> entry.name().equals(name)).map(Param.Entry::value)
                .filter(value -> !(value instanceof Param.Nothing)).findFirst();
    }

    private <T> T missing(String name, T standIn) {
        return fault(named(name), "missing", "is missing", standIn);
    }

    private <T> T fault(String at, String code, String message, T standIn) {
        faults.add(new ParamFault.Fault(at, code, message));
        return standIn;
    }

    private String named(String name) {
        if (!name.isEmpty() && Character.isDigit(name.charAt(0))) {
            return path + "[" + name + "]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String shown(Param value) {
        var text = value instanceof Param.Text(var written) ? "'" + written + "'" : value.canonical();
        return PlainText.shown(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }
}
