package io.wardline.standalone;

import java.io.PrintStream;
import java.util.Optional;

/** The one-time password of the very first account, which is drawn when it can be said, said once and nowhere kept. */
final class FirstPassword {
    private FirstPassword() {}

    /** Says it, where this was the very first start. */
    static void tell(PrintStream out, Optional<String> password) {
        password.ifPresent(once ->
                out.println("  sign in   admin with " + once + " (shown this once, to be changed at the first sign-in)"));
    }
}
