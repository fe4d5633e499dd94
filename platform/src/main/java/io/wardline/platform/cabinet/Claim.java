package io.wardline.platform.cabinet;

/// Why a tag's last claim at a cabinet changed.
sealed interface Claim {
    /// Whether the tag is now claimed to be on the shelf.
    default boolean present() {
        return switch (this) {
            case PutIn _, Appeared _, Reappeared _ -> true;
            case TakenIn _, Missed _ -> false;
        };
    }

    /// Present, and a session explains it.
    record PutIn(int session) implements Claim {}

    /// Present, and no session explains it.
    record Appeared() implements Claim {}

    /// Present although the newest session's closing snapshot had claimed it absent: that was a misread of all rounds.
    record Reappeared() implements Claim {}

    /// Absent from the snapshot that closed the session.
    record TakenIn(int session) implements Claim {}

    /// Absent from a snapshot whose command had named it.
    record Missed() implements Claim {}
}
