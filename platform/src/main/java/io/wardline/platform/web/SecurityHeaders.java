package io.wardline.platform.web;

import io.vertx.core.MultiMap;

/** The headers that keep a browser from doing more than the page needs. */
final class SecurityHeaders {
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

    /**
     * On the page itself: scripts and styles of this server only, or those that carry this answer's nonce (the
     * component library writes its styles into the page).
     */
    static String pagePolicy(String nonce) {
        return "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
                + " form-action 'self'; frame-ancestors 'none'";
    }
}
