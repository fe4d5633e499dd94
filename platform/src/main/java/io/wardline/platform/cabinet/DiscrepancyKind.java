package io.wardline.platform.cabinet;

/// How shelf and book can disagree.
enum DiscrepancyKind {
    PRESENT_WITHOUT_SESSION,
    UNKNOWN_TAG,
    SUSPECT,
    CONTESTED,
    JOURNAL_LOST,
    UNREADABLE
}
