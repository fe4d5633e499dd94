package io.wardline.platform.cabinet;

/// What became of a door session.
enum SessionState {
    /// The door is being used.
    OPEN,
    /// The device has told its delta; the snapshot is not in.
    ENDED,
    /// An authoritative snapshot closed it.
    CLOSED,
    /// Its closing snapshot came from a shelf that could not be read in full.
    SUSPECT,
    /// Another session or another epoch began before a snapshot closed it. It stays so and posts nothing.
    INTERRUPTED;

    /// Whether a closing snapshot may still come.
    boolean awaitsSnapshot() {
        return this == OPEN || this == ENDED;
    }
}
