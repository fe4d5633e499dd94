package io.wardline.platform.identity;

import java.time.Duration;

/** What became of a wish for a new password. */
public sealed interface PasswordChange {
    /** The new password holds, and every other session of the account has ended. */
    record Changed() implements PasswordChange {}

    /** The current password was wrong. */
    record WrongCurrent() implements PasswordChange {}

    /** The new password is the old one, or the account's name. */
    record TooObvious() implements PasswordChange {}

    /** Too many wrong passwords: this one was not looked at. */
    record Throttled(Duration after) implements PasswordChange {}
}
