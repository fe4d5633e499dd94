package io.wardline.platform.identity;

import java.time.Duration;

/** What became of a sign-in. */
public sealed interface SignIn {
    /**
     * A session is open.
     *
     * @param cookie the session's secret, for the browser alone
     * @param life after which the session ends whatever happens
     */
    record Opened(String cookie, Duration life) implements SignIn {
        @Override
        public String toString() {
            return "Opened[cookie hidden]";
        }
    }

    /** The password is right, and the code of the authenticator is asked for as well. */
    record SecondStepAsked() implements SignIn {}

    /** Account, password or code is wrong; which of them is not said, and not to be found out by the time it took. */
    record Refused() implements SignIn {}

    /** Too many wrong passwords: this one was not looked at. */
    record Throttled(Duration after) implements SignIn {}
}
