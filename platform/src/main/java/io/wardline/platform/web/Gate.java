package io.wardline.platform.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may reach its route: who calls, by cookie or by token, whether the route is open to that
 * duty, and, for writes that a browser makes with its cookie, whether the page that made them is ours.
 */
final class Gate {
    /** The cookie on HTTPS; the prefix binds it to this host and to encrypted connections. */
    static final String COOKIE = "__Host-wardline";
    /** The cookie on plain HTTP, which exists on loopback only. */
    static final String LOOPBACK_COOKIE = "wardline";
    /** Any value will do: a foreign page cannot send the header without a preflight, and none is ever granted. */
    static final String CSRF_HEADER = "X-Wardline-Csrf";

    private static final String BEARER = "Bearer ";
    private static final int LONGEST_CREDENTIAL = 256;

    private final Authenticator authenticator;

    Gate(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /** The decision on one request. */
    sealed interface Verdict {}

    /** It may go on; on a route for anybody there may be no caller. */
    record Admitted(@Nullable Caller caller) implements Verdict {}

    /** It goes no further. */
    record Denied(int status, String code) implements Verdict {}

    Verdict judge(Route route, HttpServerRequest request) {
        var sent = request.getCookie(cookieName(request.isSSL()));
        var cookie = credential(sent == null ? null : sent.getValue());
        var token = bearer(request);
        // A page of another origin may post to any route, the sign-in among them: it would sign a victim in as itself.
        if (route.writes() && token.isEmpty() && !isSameOrigin(request, cookie.isPresent())) {
            return new Denied(403, "foreign_origin");
        }
        return switch (route.access()) {
            case Access.Anybody() -> new Admitted(null);
            case Access.AnyAccount() -> admitted(caller(cookie, token), _ -> true, true);
            case Access.Duties(var roles, var scope) ->
                admitted(caller(cookie, token), caller -> roles.contains(caller.role()) && reaches(caller, scope), false);
        };
    }

    static String cookieName(boolean encrypted) {
        return encrypted ? COOKIE : LOOPBACK_COOKIE;
    }

    private static Verdict admitted(
            Optional<Caller> caller, Predicate<Caller> mayCall, boolean withFirstPassword) {
        if (caller.isEmpty()) {
            return new Denied(401, "unauthenticated");
        }
        var known = caller.get();
        if (known.mustChangePassword() && !withFirstPassword) {
            return new Denied(403, "password_change_required");
        }
        if (known.mustEnrol() && !withFirstPassword) {
            return new Denied(403, "second_step_enrolment_required");
        }
        return mayCall.test(known) ? new Admitted(known) : new Denied(403, "forbidden");
    }

    /** What is cut to the caller is open to every scope; what is the county's is open to accounts of the county. */
    private static boolean reaches(Caller caller, Scope scope) {
        return switch (scope) {
            case COUNTY -> caller.scope().isWhole();
            case INSTITUTION, SUPPLIER, DEVICE, NONE -> true;
        };
    }

    private Optional<Caller> caller(Optional<String> cookie, Optional<String> token) {
        // A token that is present and wrong is never rescued by a cookie beside it.
        return token.isPresent() ? token.flatMap(authenticator::byToken) : cookie.flatMap(authenticator::bySession);
    }

    private static Optional<String> bearer(HttpServerRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? credential(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> credential(@Nullable String text) {
        return Optional.ofNullable(text).filter(present -> !present.isEmpty() && present.length() <= LONGEST_CREDENTIAL);
    }

    private static boolean isSameOrigin(HttpServerRequest request, boolean withCookie) {
        var origin = request.getHeader("Origin");
        if (origin == null) {
            // Every browser names the origin of a write, so without one it is a program, which has no cookie to abuse.
            return !withCookie;
        }
        var authority = request.authority();
        var own = authority == null ? "" : (request.isSSL() ? "https://" : "http://") + authority;
        return origin.equalsIgnoreCase(own) && (!withCookie || request.getHeader(CSRF_HEADER) != null);
    }
}
