package io.wardline.platform.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Which alarms a caller wants to see.
 *
 * @param accountId who asks
 * @param administrator whether the caller answers what administrators answer
 * @param severity null: every one
 * @param kind null: every one
 */
record AlarmWish(long accountId, boolean administrator, Whose whose, State state, @Nullable Severity severity, @Nullable String kind) {
    /** Whose alarms. */
    enum Whose {
        /** Those that are assigned to the caller. */
        MINE,
        /** These, and those of the caller's duties, deputised ones included, that nobody else has. */
        DUTY,
        /** Everything in the caller's scope. */
        ALL
    }

    /** In which state. */
    enum State {
        OPEN,
        RESOLVED,
        ALL
    }
}
