package io.wardline.platform.cabinet;

/// Why a discrepancy closed: by what the shelf showed later, or by two people.
enum Resolution {
    /// Every round of the closing snapshot had missed the tag; the next authoritative snapshot shows it.
    MISREAD_HEALED,
    /// The suspected take is confirmed.
    TAKEN,
    /// The tag stands on the shelf.
    PRESENT,
    /// The tag is gone from the shelf.
    ABSENT,
    /// The tag was bound to a unit.
    BOUND,
    /// Fewer than two cabinets claim the unit.
    UNCONTESTED,
    /// A later session left the same tag suspect again; its own row goes on.
    SUSPECT_AGAIN,
    /// One account explained it and another one accepted that.
    EXPLAINED
}
