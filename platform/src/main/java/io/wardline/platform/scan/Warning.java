package io.wardline.platform.scan;

/** What is wrong with a scan, or with what it names. The console has a text for each. */
enum Warning {
    /** Nothing in the county has this code. */
    UNKNOWN,
    /** The code breaks a rule of its kind. */
    UNREADABLE,
    /** A separator was lost; somebody has to choose the reading. */
    SEPARATOR_LOST,
    /** The search for lost separators met a bound: the right reading may not be among the candidates. */
    READINGS_INCOMPLETE,
    /** A check character differs from the published algorithm, which does not give all genuine ones. */
    CHECK_UNPROVEN,
    /** The label names an item that the catalogue does not have. */
    ITEM_UNKNOWN,
    /** The item is known and this lot of it was never received. */
    LOT_UNKNOWN,
    /** The label names a serial, and no tag is bound for it. */
    SERIAL_UNKNOWN,
    /** The last day of use has passed. */
    EXPIRED,
    /** The label's last day of use is not the book's. */
    EXPIRY_DIFFERS,
    /** Several cabinets claim the piece. */
    CONTESTED,
    /** 停用: somebody wants to look at it first. */
    ON_HOLD,
    /** 待验: set apart until the quality officer decides. */
    QUARANTINED,
    /** 召回. */
    RECALLED,
    /** Broken or spoilt. */
    DAMAGED
}
