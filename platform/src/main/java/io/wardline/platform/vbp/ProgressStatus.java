package io.wardline.platform.vbp;

/** How an agreed volume stands. What comes first in this list is tested first. */
public enum ProgressStatus {
    /** Nothing was agreed, so nothing can be behind: shown as 无数据, never as green. */
    NO_COMMITMENT,
    /** The whole agreed volume is accepted, whatever the day. */
    DONE,
    /** The period has not begun. */
    NOT_STARTED,
    /** The period is over and the agreed volume was not reached. */
    UNMET,
    /** Well behind the schedule 滞后. */
    RED,
    /** Slightly behind 预警. */
    YELLOW,
    /** On schedule 正常. */
    GREEN
}
