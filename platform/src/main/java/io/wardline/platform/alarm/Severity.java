package io.wardline.platform.alarm;

/** How much an alarm may wait. */
public enum Severity {
    /** Somebody must look now: told at once 紧急. */
    URGENT,
    /** Somebody must look today: told in the next hour's digest 提醒. */
    WARNING
}
