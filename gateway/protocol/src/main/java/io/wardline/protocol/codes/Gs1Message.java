package io.wardline.protocol.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A GS1 message that keeps every rule: each value its format, and all of them the rules between elements.
 *
 * @param elements in the order in which they were read, repeats included
 */
public record Gs1Message(List<Element> elements) {

    /** @throws IllegalArgumentException if the elements are known to break a rule between them */
    public Gs1Message {
        elements = List.copyOf(elements);
        CodeError error = elements.isEmpty() ? CodeError.at(ErrorCode.EMPTY, 0) : MessageRules.find(elements);
        if (error != null) {
            throw new IllegalArgumentException(error.message());
        }
    }

    /** Checks elements that were put together rather than read; an error's {@code at} is the index of the element. */
    public static Parsed<Gs1Message> of(List<Element> elements, LocalDate today) {
        List<Element> numbered = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            AiEntry entry = AiTable.exactly(element.ai(), 0, element.ai().length());
            if (entry == null) {
                return Parsed.wrong(ErrorCode.UNKNOWN_AI, i);
            }
            CodeError error = entry.check(element.value(), 0, element.value().length(), today.getYear());
            if (error != null) {
                return new Parsed.Wrong<>(error.movedTo(i));
            }
            numbered.add(new Element(element.ai(), element.value(), i));
        }
        CodeError error = numbered.isEmpty() ? CodeError.at(ErrorCode.EMPTY, 0) : MessageRules.find(numbered);
        return error != null ? new Parsed.Wrong<>(error) : new Parsed.Right<>(new Gs1Message(numbered));
    }

    /** The value of the first element with this identifier. */
    public Optional<String> value(String ai) {
        for (Element element : elements) {
            if (element.ai().equals(ai)) {
                return Optional.of(element.value());
            }
        }
        return Optional.empty();
    }

    /** (01), the trade item itself. */
    public Optional<Gtin> gtin() {
        return value("01").map(Gtin::new);
    }

    /** (00), the shipping unit. */
    public Optional<Sscc> sscc() {
        return value("00").map(Sscc::new);
    }

    /** (414) with (254), a place. */
    public Optional<Gln> gln() {
        return value("414").map(gln -> new Gln(gln, value("254").orElse("")));
    }

    public Optional<UdiDi> udiDi() {
        return gtin().map(UdiDi.Gs1::new);
    }

    /** Lot (10), serial (21), made (11) and usable through (17, 7003, 15), as far as present. */
    public UdiPi udiPi(LocalDate today) {
        List<UdiPi.Part> parts = new ArrayList<>();
        value("10").ifPresent(lot -> parts.add(new Lot(lot)));
        value("21").ifPresent(serial -> parts.add(new Serial(serial)));
        value("11").flatMap(date -> Century.date(date, today.getYear())).ifPresent(date -> parts.add(new UdiPi.Made(date)));
        usableThrough(today).ifPresent(date -> parts.add(new UdiPi.UsableThrough(date)));
        return new UdiPi(parts);
    }

    /**
     * The last day on which the thing may be used: the earliest of (17) use by, (7003) expiry with time and (15) best
     * before. At 00:00 an expiry (7003) has used up the day before.
     */
    public Optional<LocalDate> usableThrough(LocalDate today) {
        int thisYear = today.getYear();
        Optional<LocalDate> useBy = value("17").flatMap(date -> Century.date(date, thisYear));
        Optional<LocalDate> bestBefore = value("15").flatMap(date -> Century.date(date, thisYear));
        Optional<LocalDate> expiry = value("7003").flatMap(at -> Century.date(at.substring(0, 6), thisYear)
                .map(date -> at.endsWith("0000") ? date.minusDays(1) : date));
        return java.util.stream.Stream.of(useBy, bestBefore, expiry)
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }

    /** The element string as a scanner sends it after the symbology prefix: GS after values of open length. */
    public String toElementString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            text.append(element.ai()).append(element.value());
            if (i + 1 < elements.size() && !AiTable.of(element.ai()).fixed()) {
                text.append(Separator.GS);
            }
        }
        return text.toString();
    }

    /** The notation for people, {@code (01)…(10)…}. */
    public String toBracketedText() {
        return BracketedText.print(elements);
    }

    /** The canonical Digital Link under {@value DigitalLink#CANONICAL_STEM}, if these elements have one. */
    public Optional<String> toDigitalLink() {
        return DigitalLink.print(DigitalLink.CANONICAL_STEM, elements);
    }

    /** Like {@link #toDigitalLink()} under another stem, such as {@code https://id.example.com}. */
    public Optional<String> toDigitalLink(String stem) {
        return DigitalLink.print(stem, elements);
    }
}
