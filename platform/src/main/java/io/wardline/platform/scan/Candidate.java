package io.wardline.platform.scan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a scan may mean. In JSON the field {@code is} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Candidate {
    /**
     * A tagged piece.
     *
     * @param place code of where it stands
     */
    @JsonTypeName("UNIT")
    record Unit(
            String epc,
            String item,
            String name,
            String lot,
            String maker,
            @Nullable LocalDate expiry,
            String place,
            String placeName) implements Candidate {}

    /** A lot of an item. */
    @JsonTypeName("LOT")
    record Lot(String item, String name, String lot, String maker, @Nullable LocalDate expiry) implements Candidate {}

    /** An item of the catalogue. */
    @JsonTypeName("ITEM")
    record Item(String item, String name) implements Candidate {}

    /** A place in which stock can stand. */
    @JsonTypeName("PLACE")
    record Place(String place, String name) implements Candidate {}

    /** A device, by its own number. */
    @JsonTypeName("DEVICE")
    record Device(String did, String kind, String place, String placeName) implements Candidate {}

    /**
     * A way to read a code that lost its separators. Somebody has to choose.
     *
     * @param text with identifiers in brackets, for people
     * @param raw what to resolve when it is chosen
     */
    @JsonTypeName("READING")
    record Reading(String text, String raw) implements Candidate {}
}
