package io.wardline.platform.statement;

/** How an objection was decided. */
public enum Outcome {
    /** It is right: a corrected version has to supersede. */
    UPHELD,
    /** The figures stand. */
    REJECTED
}
