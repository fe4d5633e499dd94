package io.wardline.platform.statement;

/** Where a version stands. It follows from what was done with it and from the day, in the database's {@code statement_state}. */
public enum StatementState {
    /** Fewer than two persons have approved it. */
    CALCULATED,
    /** Two persons have approved it, and it is not published yet. */
    APPROVED,
    /** Withdrawn or sent back before it was published. */
    RETURNED,
    /** The window for objections is open, and none is undecided. */
    PUBLISHED,
    /** An objection is undecided. */
    OBJECTED,
    /** An objection was upheld, so a corrected version has to follow. */
    UPHELD,
    /** The window has passed and nothing is open: it may be paid. */
    FINAL,
    /** Paid whole. */
    PAID,
    /** A later version has taken its place. */
    SUPERSEDED
}
