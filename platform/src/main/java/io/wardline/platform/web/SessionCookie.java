package io.wardline.platform.web;

import java.time.Duration;

/**
 * The cookie that carries a session: not readable by scripts, sent to this site only. On HTTPS its name binds it to
 * this very host; plain HTTP, which exists on loopback only, cannot carry that prefix.
 */
public final class SessionCookie {
    private SessionCookie() {}

    /** The cookie's name on this kind of connection. */
    public static String name(boolean encrypted) {
        return Gate.cookieName(encrypted);
    }

    /** The {@code Set-Cookie} header that starts or prolongs a session. */
    public static String set(boolean encrypted, String value, Duration life) {
        return name(encrypted) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + life.toSeconds()
                + (encrypted ? "; Secure" : "");
    }

    /** The {@code Set-Cookie} header that ends it. */
    public static String clear(boolean encrypted) {
        return set(encrypted, "", Duration.ZERO);
    }
}
