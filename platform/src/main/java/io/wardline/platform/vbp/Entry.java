package io.wardline.platform.vbp;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of one fact: what figures are made of.
 *
 * @param fact {@code OWN} or {@code PLATFORM}
 * @param day of acceptance
 * @param receipt number of our receipt; null for the platform's
 * @param file number of the platform's file that brought the line; null for a receipt
 * @param line of the receipt, or row of the platform's file
 * @param orderNo of the platform; null where a receipt names none
 * @param item code of the item; null where the line is mapped to none and counts nowhere
 * @param units in base units, less what went back of this line; null where it is mapped to none
 * @param selected whether the item is a selected one
 * @param code the platform's code; null for a receipt
 * @param packs as the platform counts; null for a receipt
 * @param unit what packs are; null for a receipt
 * @param withdrawal by whom and why a line of the platform was taken back, so that it counts nowhere; null where it stands
 * @param mappingVersion by which the line is what it is; null where there is none
 */
record Entry(
        Fact fact, LocalDate day, @Nullable Long receipt, @Nullable Long file, int line, @Nullable String orderNo, @Nullable Integer orderLine,
        @Nullable String item, @Nullable Long units, boolean selected, @Nullable String code, @Nullable Long packs,
        @Nullable PackUnit unit, @Nullable Integer mappingVersion, @Nullable Long packFactor, @Nullable Taken withdrawal) {
    /**
     * That a line was withdrawn.
     *
     * @param id number of the withdrawal
     * @param units that it counted as until then; null where it was mapped to nothing
     * @param proposedBy who asked
     * @param acceptedBy another person
     */
    record Taken(long id, @Nullable Long units, String reason, String proposedBy, String acceptedBy, Instant at) {}

    /** Whose word it is. */
    enum Fact {
        OWN,
        PLATFORM
    }
}
