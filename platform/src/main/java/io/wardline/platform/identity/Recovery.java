package io.wardline.platform.identity;

import java.time.Duration;

/** What became of a new password by a reset code. */
public sealed interface Recovery {
    /** The new password holds; the code is used up. */
    record Changed() implements Recovery {}

    /** There is no such account, or the code is wrong, used or too old; which of them is not said. */
    record Refused() implements Recovery {}

    /** The new password is the account's name. */
    record TooObvious() implements Recovery {}

    /** Too many wrong codes: this one was not looked at. */
    record Throttled(Duration after) implements Recovery {}
}
