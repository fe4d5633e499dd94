package io.wardline.platform.cabinet;

/// What people give as the reason for a discrepancy, so that reasons can be counted. The words beside it say the rest.
enum Ground {
    /// Somebody moved the piece without a door session that shows it.
    UNRECORDED_MOVE,
    /// The mechanical key opened the cabinet.
    EMERGENCY_OPENING,
    /// The tag is damaged, came off, or sits where no antenna hears it.
    TAG_FAULT,
    /// The reading was wrong, and the shelf was looked at.
    MISREAD,
    /// The shelf was counted by hand, which is how what a journal lost is made good.
    COUNTED_BY_HAND,
    /// None of these.
    OTHER
}
