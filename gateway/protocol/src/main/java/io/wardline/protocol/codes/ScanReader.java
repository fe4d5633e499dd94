package io.wardline.protocol.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides of what kind one scan is, and reads it. The object lives for one call. */
final class ScanReader {

    private static final String TAG_PREFIX = "epc:";
    private static final String COMPOSITE_PREFIX = "|]e0";

    private final String raw;
    private final LocalDate today;
    private final int thisYear;
    private final int to;
    private List<CodeError> notes = List.of();

    ScanReader(String raw, LocalDate today) {
        this.raw = raw;
        this.today = today;
        this.thisYear = today.getYear();
        this.to = withoutLineEnd(raw);
    }

    /** Scanners end their text with Enter or Tab. */
    private static int withoutLineEnd(String raw) {
        int end = raw.length();
        while (end > 0 && (raw.charAt(end - 1) == '\r' || raw.charAt(end - 1) == '\n' || raw.charAt(end - 1) == '\t')) {
            end--;
        }
        return end;
    }

    ScanReading read() {
        Barcode barcode = barcode();
        return new ScanReading(raw, today, barcode, notes);
    }

    private Barcode barcode() {
        if (raw.length() > ScanReading.MAX_LENGTH) {
            return Barcode.Broken.of(CodeKind.OPAQUE, CodeError.at(ErrorCode.TOO_LONG, ScanReading.MAX_LENGTH));
        }
        Symbology symbology = Symbology.of(raw, to);
        if (symbology == null) {
            return isBlank() ? Barcode.Broken.of(CodeKind.OPAQUE, CodeError.at(ErrorCode.EMPTY, 0)) : unmarked();
        }
        if (to <= Symbology.PREFIX_LENGTH) {
            CodeKind kind = symbology.content() == Symbology.Content.ANYTHING ? CodeKind.OPAQUE : CodeKind.GS1;
            return Barcode.Broken.of(kind, CodeError.at(ErrorCode.PREFIX_WITHOUT_DATA, to));
        }
        return switch (symbology.content()) {
            case ELEMENTS -> elements(Symbology.PREFIX_LENGTH, symbology.characterLimit());
            case ITEM_NUMBER -> itemNumber(symbology);
            case ANYTHING -> known(Symbology.PREFIX_LENGTH).orElseGet(() -> opaque(Symbology.PREFIX_LENGTH));
        };
    }

    /** Spaces and tabs alone are as little a code as nothing; separators are not meant, they belong to one. */
    private boolean isBlank() {
        return raw.chars().limit(to).allMatch(c -> c == '\t' || Character.isSpaceChar(c));
    }

    /** Without a prefix the text itself has to show what it is. */
    private Barcode unmarked() {
        Optional<Barcode> known = known(0);
        if (known.isPresent()) {
            return known.get();
        }
        if (Separator.length(raw, 0, to) > 0) {
            return elements(0, Integer.MAX_VALUE);
        }
        if (AiTable.find(raw, 0, to) == null) {
            return opaque(0);
        }
        ElementReading reading = ElementString.read(raw, 0, to, thisYear);
        return reading.error() == null || beginsWithKey() || raw.indexOf(Separator.GS) >= 0
                ? elements(0, Integer.MAX_VALUE) : opaque(0);
    }

    /** 00, 01, 02 or 03 with all its digits: nothing but a GS1 message begins so. */
    private boolean beginsWithKey() {
        int end = raw.startsWith("00") ? 20 : 16;
        return raw.charAt(0) == '0' && raw.charAt(1) <= '3' && to >= end && CharacterSet.DIGITS.firstForeign(raw, 0, end) < 0;
    }

    /** The kinds that show themselves by their form, whatever symbology carries them. */
    private Optional<Barcode> known(int from) {
        if (raw.regionMatches(true, from, TAG_PREFIX, 0, TAG_PREFIX.length())) {
            return Optional.of(tag(from + TAG_PREFIX.length()));
        }
        if (DigitalLink.hasScheme(raw, from)) {
            return Optional.of(link(from));
        }
        if (raw.startsWith(MaCode.START, from)) {
            return Optional.of(ma(from));
        }
        if (from + 1 < to && raw.charAt(from) == '(' && CharacterSet.DIGITS.has(raw.charAt(from + 1))) {
            return Optional.of(message(CodeKind.GS1, BracketedText.read(raw, from, to, thisYear)));
        }
        String text = raw.substring(from, to);
        Optional<Barcode> insurance = InsuranceCode.parse(text).find().map(Barcode.Insurance::new);
        return insurance.isPresent() || !CharacterSet.DIGITS.holds(text) ? insurance : digits(text, from);
    }

    /**
     * Bare digits. Twenty of them are a trace code unless they stand as an SSCC with its identifier or begin with a right
     * GTIN; 8, 12, 13 or 14 with a right check digit are an item number.
     */
    private Optional<Barcode> digits(String text, int from) {
        if (text.length() == TraceCode.NATIONAL_LENGTH) {
            boolean shippingUnit = text.startsWith("00") && CheckDigits.endsWithMod10(text, 2, 20);
            boolean item = text.startsWith("01") && CheckDigits.endsWithMod10(text, 2, 16);
            return shippingUnit || item ? Optional.empty() : Optional.of(new Barcode.Trace(new TraceCode.National(text)));
        }
        return Gtin.parse(text).find().map(gtin ->
                new Barcode.Gs1(new Gs1Message(List.of(new Element("01", gtin.digits(), from)))));
    }

    private Barcode opaque(int from) {
        return new Barcode.Opaque(raw.substring(from, to));
    }

    private Barcode tag(int from) {
        return switch (Epc.decode(raw.substring(from, to))) {
            case Parsed.Right<Epc>(OpaqueEpc epc) -> new Barcode.Opaque(epc.hex());
            case Parsed.Right<Epc>(Epc epc) -> new Barcode.Tag(epc);
            case Parsed.Wrong<Epc>(CodeError error) -> Barcode.Broken.of(CodeKind.EPC, error.movedTo(from + error.at()));
        };
    }

    private Barcode ma(int from) {
        return switch (MaCode.parse(raw, from, to, today)) {
            case Parsed.Right<MaCode>(MaCode code) -> {
                notes = code.notes(from);
                yield new Barcode.Ma(code);
            }
            case Parsed.Wrong<MaCode>(CodeError error) -> Barcode.Broken.of(CodeKind.UDI_MA, error);
        };
    }

    private Barcode link(int from) {
        return DigitalLink.read(raw, from, to, thisYear)
                .map(reading -> message(CodeKind.GS1_DIGITAL_LINK, reading))
                .orElseGet(() -> opaque(from));
    }

    private Barcode message(CodeKind kind, ElementReading reading) {
        CodeError error = reading.firstError();
        if (error != null) {
            return new Barcode.Broken(kind, reading.elements(), error, List.of(), true);
        }
        Gs1Message message = new Gs1Message(reading.elements());
        return kind == CodeKind.GS1 ? new Barcode.Gs1(message) : new Barcode.Link(message);
    }

    private Barcode elements(int from, int characterLimit) {
        ElementReading reading = ElementString.read(raw, from, to, thisYear);
        CodeError error = reading.firstError();
        if (error != null) {
            LostSeparators.Found found = LostSeparators.find(raw, from, to, thisYear);
            return new Barcode.Broken(CodeKind.GS1, reading.elements(), error, found.candidates(), found.complete());
        }
        int characters = 0;
        for (Element element : reading.elements()) {
            characters += element.ai().length() + element.value().length();
            if (characters > characterLimit) {
                CodeError tooMany = CodeError.at(ErrorCode.TOO_MANY_CHARACTERS, element.at());
                return new Barcode.Broken(CodeKind.GS1, reading.elements(), tooMany, List.of(), true);
            }
        }
        return new Barcode.Gs1(new Gs1Message(reading.elements()));
    }

    /** An item number, and behind it the composite part if the label has one. */
    private Barcode itemNumber(Symbology symbology) {
        int from = Symbology.PREFIX_LENGTH;
        int bar = raw.indexOf('|', from);
        int end = bar < 0 || bar > to ? to : bar;
        String digits = raw.substring(from, end);
        int foreign = CharacterSet.DIGITS.firstForeign(digits, 0, digits.length());
        if (foreign >= 0 || !symbology.admitsLength(digits.length())) {
            return Barcode.Broken.of(CodeKind.GS1, CodeError.at(ErrorCode.PREFIX_DATA, foreign >= 0 ? from + foreign : end));
        }
        if (!CheckDigits.endsWithMod10(digits, 0, digits.length())) {
            return Barcode.Broken.of(CodeKind.GS1, CodeError.at(ErrorCode.CHECK_DIGIT, end - 1));
        }
        List<Element> elements = new ArrayList<>();
        elements.add(new Element("01", "0".repeat(14 - digits.length()) + digits, from));
        if (end == to) {
            return message(CodeKind.GS1, new ElementReading(elements, null));
        }
        if (!raw.startsWith(COMPOSITE_PREFIX, end) || end + COMPOSITE_PREFIX.length() >= to) {
            return Barcode.Broken.of(CodeKind.GS1, CodeError.at(ErrorCode.PREFIX_WITHOUT_DATA, Math.min(to, end + 1)));
        }
        ElementReading composite = ElementString.read(raw, end + COMPOSITE_PREFIX.length(), to, thisYear);
        elements.addAll(composite.elements());
        return message(CodeKind.GS1, new ElementReading(elements, composite.error()));
    }
}
