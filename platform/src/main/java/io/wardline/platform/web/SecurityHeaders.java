package io.wardline.platform.web;

import io.vertx.core.MultiMap;

/** The headers that keep a browser from doing more than the page needs. */
final class SecurityHeaders {
    /**
     * On the page itself: scripts and styles of this server only, none of them inline (the console keeps its styles in
     * constructed style sheets).
     */
    static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    private SecurityHeaders() {}

    /** On every answer. */
    static void put(MultiMap headers, boolean encrypted) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (encrypted) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
