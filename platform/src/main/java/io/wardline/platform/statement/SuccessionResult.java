package io.wardline.platform.statement;

/** What becomes of a calculated result beside what stands already. */
sealed interface SuccessionResult {
    /**
     * It becomes a version.
     *
     * @param corrects whether it corrects a published one
     */
    record NextVersion(int version, boolean corrects) implements SuccessionResult {}

    /** The latest version says the same. */
    record Unchanged() implements SuccessionResult {}

    /** A published version stands until somebody gives a reason to correct it, or an objection is upheld. */
    record Stands() implements SuccessionResult {}
}
