package io.wardline.protocol.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One scan: the characters as they came, and what they say.
 *
 * @param raw never changed, not even trimmed
 * @param readOn the day of the scan in the county; it decides the century of two-digit years
 * @param notes what is odd but not wrong
 */
public record ScanReading(String raw, LocalDate readOn, Barcode barcode, List<CodeError> notes) {

    /** No label is longer: the largest QR code holds 7,089 digits. */
    public static final int MAX_LENGTH = 8_192;

    public ScanReading {
        notes = List.copyOf(notes);
    }

    /** Reads any text and never throws. Linear in its length, but for the bounded search for lost separators. */
    public static ScanReading parse(String raw, LocalDate today) {
        return new ScanReader(raw, today).read();
    }

    /** Whether the code keeps every rule of its kind. */
    public boolean valid() {
        return switch (barcode) {
            case Barcode.Broken _ -> false;
            case Barcode.Gs1 _, Barcode.Link _, Barcode.Ma _, Barcode.Trace _, Barcode.Insurance _, Barcode.Tag _,
                    Barcode.Opaque _ -> true;
        };
    }

    /** The GS1 message of an element string or a Digital Link. */
    public Optional<Gs1Message> message() {
        return switch (barcode) {
            case Barcode.Gs1(Gs1Message message) -> Optional.of(message);
            case Barcode.Link(Gs1Message message) -> Optional.of(message);
            case Barcode.Ma _, Barcode.Trace _, Barcode.Insurance _, Barcode.Tag _, Barcode.Opaque _, Barcode.Broken _ ->
                    Optional.empty();
        };
    }

    public Optional<MaCode> maCode() {
        return barcode instanceof Barcode.Ma(MaCode code) ? Optional.of(code) : Optional.empty();
    }

    public Optional<UdiDi> udiDi() {
        return maCode().<UdiDi>map(MaCode::deviceIdentifier).or(() -> message().flatMap(Gs1Message::udiDi));
    }

    public Optional<UdiPi> udiPi() {
        return maCode().map(code -> code.udiPi(readOn)).or(() -> message().map(message -> message.udiPi(readOn)));
    }

    /** The last day on which the thing may be used, as far as the code says. */
    public Optional<LocalDate> usableThrough() {
        return udiPi().flatMap(UdiPi::usableThrough);
    }

    /** 药品追溯码, in its national form or as GTIN with serial. */
    public Optional<TraceCode> traceCode() {
        return barcode instanceof Barcode.Trace(TraceCode.National code)
                ? Optional.of(code) : message().flatMap(TraceCode::of);
    }

    /** The GS1 elements: of the message, of the tag's key, or those that were read before an error. */
    public List<Element> elements() {
        return switch (barcode) {
            case Barcode.Gs1(Gs1Message message) -> message.elements();
            case Barcode.Link(Gs1Message message) -> message.elements();
            case Barcode.Tag(Epc epc) -> epc.elements();
            case Barcode.Broken broken -> broken.elements();
            case Barcode.Ma _, Barcode.Trace _, Barcode.Insurance _, Barcode.Opaque _ -> List.of();
        };
    }

    /**
     * Joins the barcodes of one box: the rules between elements hold for all carriers of a thing together, so a serial on
     * a barcode of its own is right beside the GTIN of another. An error's {@code at} is the index of the element among
     * all elements in the order of the readings.
     */
    public static Parsed<Gs1Message> join(List<ScanReading> readings, LocalDate today) {
        List<Element> elements = new ArrayList<>();
        readings.forEach(reading -> elements.addAll(reading.elements()));
        return Gs1Message.of(elements, today);
    }
}
