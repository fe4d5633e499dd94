package io.wardline.protocol.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** UDI-PI 生产标识: what a label says of this production run or piece; each part at most once. */
public record UdiPi(List<Part> parts) {

    public UdiPi {
        parts = List.copyOf(parts);
        if (parts.stream().map(Object::getClass).distinct().count() != parts.size()) {
            throw new IllegalArgumentException("a part stands twice in " + parts);
        }
    }

    public sealed interface Part permits Lot, Serial, Made, SterilisationLot, UsableThrough {}

    public record Made(LocalDate on) implements Part {}

    public record SterilisationLot(String value) implements Part {}

    /** The canonical last day of use; labels spell it in several ways. */
    public record UsableThrough(LocalDate day) implements Part {}

    public Optional<Lot> lot() {
        return part(Lot.class);
    }

    public Optional<Serial> serial() {
        return part(Serial.class);
    }

    public Optional<LocalDate> madeOn() {
        return part(Made.class).map(Made::on);
    }

    public Optional<LocalDate> usableThrough() {
        return part(UsableThrough.class).map(UsableThrough::day);
    }

    private <P extends Part> Optional<P> part(Class<P> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
