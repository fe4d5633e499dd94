package io.wardline.platform.cabinet;

/// How shelf and book can disagree.
enum DiscrepancyKind {
    PRESENT_WITHOUT_SESSION,
    UNKNOWN_TAG,
    SUSPECT,
    CONTESTED,
    JOURNAL_LOST,
    UNREADABLE;

    /// Whether people may close it with an explanation. An unknown tag and a contested one are as true as long as the
    /// shelves show them: binding the tag, or a reading, ends them and nothing that anybody says.
    boolean isExplainable() {
        return switch (this) {
            case PRESENT_WITHOUT_SESSION, SUSPECT, JOURNAL_LOST, UNREADABLE -> true;
            case UNKNOWN_TAG, CONTESTED -> false;
        };
    }
}
