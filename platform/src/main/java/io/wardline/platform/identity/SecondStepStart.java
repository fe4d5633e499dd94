package io.wardline.platform.identity;

import java.time.Duration;

/** What became of the wish for a second step. */
sealed interface SecondStepStart {
    /** The authenticator may be given the secret. */
    record Begun(SecondStep.Enrolment enrolment) implements SecondStepStart {}

    /** The password was wrong. */
    record WrongPassword() implements SecondStepStart {}

    /** Too many wrong passwords: this one was not looked at. */
    record Throttled(Duration after) implements SecondStepStart {}
}
