package io.wardline.platform.ledger;

import io.wardline.protocol.device.TagId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One piece gets its tag (赋码绑定): from now on this EPC is this piece of this lot.
 *
 * @param epc as written into the tag
 * @param tid the chip's own serial number in upper-case hex; null where it was not read
 * @param item catalogue code
 * @param lot the maker's lot number, 1 to 64 characters
 * @param maker null: the maker that the catalogue names for the item
 * @param expiry last day of use; null where the lot has none
 * @param owner code of an institution, or of a supplier whose consignment it is
 * @param place code of the physical place where the piece stands
 */
public record Binding(
        TagId epc,
        @Nullable TagId tid,
        String item,
        String lot,
        @Nullable String maker,
        @Nullable LocalDate expiry,
        String owner,
        String place) {
    private static final int LOT_CHARACTERS = 64;

    public Binding {
        if (lot.isBlank() || lot.length() > LOT_CHARACTERS) {
            throw new IllegalArgumentException("a lot number has 1 to " + LOT_CHARACTERS + " characters: " + lot);
        }
    }

    /** What became of the bindings: all or none. */
    public sealed interface Outcome permits Bound, Refused {}

    /**
     * All are bound and have their place.
     *
     * @param count how many
     */
    public record Bound(int count) implements Outcome {}
}
