package io.wardline.platform.ledger;

/** In one word of the trade, why goods moved. */
public enum Reason {
    /** From a supplier into the county's stock, loose. */
    RECEIVED,
    /** Back to its supplier. */
    SENT_BACK,
    /** A piece got its tag and with it its first place. */
    TAGGED,
    /** Gone from a cabinet. */
    TAKEN,
    /** Put into a cabinet from a store. */
    PUT,
    /** Back in a cabinet from {@code OUT}. */
    RETURNED,
    /** From one cabinet to another, or from shelf to shelf. */
    MOVED,
    /** Two or more cabinets claim it, or no longer do. */
    CONTESTED,
    /** Used for a patient. */
    USED,
    /** Written off. */
    WASTED,
    /** Missed or found at a count. */
    COUNTED,
    /** The owner changed. */
    SOLD,
    /** Repacked into another item. */
    REPACKED,
    /** Moves back what a mistaken movement moved. */
    REVERSED
}
