package io.wardline.platform.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Routes;
import io.wardline.platform.web.SessionCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/identity}: signing in and out, and the account's own password. */
final class IdentityRoutes {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD_TRIED = 256;
    private static final int LONGEST_CODE = 64;

    private final Identity identity;

    IdentityRoutes(Identity identity) {
        this.identity = identity;
    }

    void register(Routes routes) {
        routes.post("/api/identity/session", Access.anybody(), this::signIn);
        routes.get("/api/identity/session", Access.anyAccount(), this::current);
        routes.delete("/api/identity/session", Access.anybody(), this::signOut);
        routes.post("/api/identity/recovery", Access.anybody(), this::recover);
        routes.post("/api/identity/password", Access.anyAccount(), this::changePassword);
    }

    private record Code(String account, String code, String fresh) {}

    private record Wish(String current, String fresh) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record SignedIn(
            String account,
            String role,
            List<Permission> permissions,
            boolean mustChangePassword,
            boolean mustEnrolSecondStep,
            @Nullable Instant since,
            @Nullable Instant expiresAt) {}

    private Answer signIn(Request request) {
        var credentials = request.body(fields -> new Identity.Credentials(
                fields.text("account", LONGEST_NAME),
                fields.secret("password", 0, LONGEST_PASSWORD_TRIED),
                fields.optionalText("code", LONGEST_CODE).orElse(""),
                request.remoteAddress()));
        return switch (identity.signIn(request.id(), credentials)) {
            case SignIn.Opened(var cookie, var life) ->
                Answer.done().with("Set-Cookie", SessionCookie.set(request.isEncrypted(), cookie, life));
            case SignIn.SecondStepAsked() -> new Answer.Unknown("second_step_required");
            case SignIn.Refused() -> new Answer.Unknown("credentials_refused");
            case SignIn.Throttled(var after) -> new Answer.TooOften(seconds(after));
        };
    }

    private Answer current(Request request) {
        var caller = request.caller();
        var session = request.cookie(SessionCookie.name(request.isEncrypted())).flatMap(identity::session);
        return Answer.found(new SignedIn(
                caller.account(),
                caller.role().word(),
                identity.permissions(caller),
                caller.mustChangePassword(),
                caller.mustEnrol(),
                session.map(Session::since).orElse(null),
                session.map(Session::expiresAt).orElse(null)));
    }

    private Answer signOut(Request request) {
        request.cookie(SessionCookie.name(request.isEncrypted())).ifPresent(cookie -> identity.signOut(request.id(), cookie));
        return Answer.done().with("Set-Cookie", SessionCookie.clear(request.isEncrypted()));
    }

    private Answer recover(Request request) {
        var wish = request.body(fields -> new Code(
                fields.text("account", LONGEST_NAME),
                fields.secret("code", 0, LONGEST_CODE),
                fields.secret("fresh", Passwords.SHORTEST, Passwords.LONGEST)));
        return switch (identity.recover(request.id(), wish.account(), wish.code(), wish.fresh(), request.remoteAddress())) {
            case Recovery.Changed() -> Answer.done();
            case Recovery.Refused() -> new Answer.Unknown("code_refused");
            case Recovery.TooObvious() -> Answer.refused("password_too_obvious", Map.of());
            case Recovery.Throttled(var after) -> new Answer.TooOften(seconds(after));
        };
    }

    private Answer changePassword(Request request) {
        var wish = request.body(fields -> new Wish(
                fields.secret("current", 0, LONGEST_PASSWORD_TRIED),
                fields.secret("fresh", Passwords.SHORTEST, Passwords.LONGEST)));
        var cookie = request.cookie(SessionCookie.name(request.isEncrypted())).orElse("");
        var change = identity.changePassword(request.caller(), new Identity.PasswordWish(
                cookie, request.remoteAddress(), request.id(), wish.current(), wish.fresh()));
        return switch (change) {
            case PasswordChange.Changed() -> Answer.done();
            case PasswordChange.WrongCurrent() -> Answer.refusedForNow("current_password_wrong", Map.of());
            case PasswordChange.TooObvious() -> Answer.refused("password_too_obvious", Map.of());
            case PasswordChange.Throttled(var after) -> new Answer.TooOften(seconds(after));
        };
    }

    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
