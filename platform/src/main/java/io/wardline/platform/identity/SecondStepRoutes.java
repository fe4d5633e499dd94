package io.wardline.platform.identity;

import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Request;
import io.wardline.platform.web.Routes;
import java.util.List;
import java.util.Map;

/** {@code /api/identity/second-step}: an account's own authenticator. */
final class SecondStepRoutes {
    private static final int LONGEST_PASSWORD_TRIED = 256;
    private static final int LONGEST_CODE = 64;

    private final Identity identity;

    SecondStepRoutes(Identity identity) {
        this.identity = identity;
    }

    void register(Routes routes) {
        routes.post("/api/identity/second-step", Access.anyAccount(), this::begin);
        routes.post("/api/identity/second-step/confirmation", Access.anyAccount(), this::confirm);
    }

    private record RecoveryCodes(List<String> recoveryCodes) {}

    private Answer begin(Request request) {
        var password = request.body(fields -> fields.secret("password", 0, LONGEST_PASSWORD_TRIED));
        var started = identity.beginSecondStep(request.caller(), password, request.remoteAddress());
        if (started.isEmpty()) {
            return Answer.refused("second_step_in_force", Map.of());
        }
        return switch (started.get()) {
            case SecondStepStart.Begun(var enrolment) -> Answer.found(enrolment);
            case SecondStepStart.WrongPassword() -> Answer.refused("current_password_wrong", Map.of());
            case SecondStepStart.Throttled(var after) -> new Answer.TooOften(IdentityRoutes.seconds(after));
        };
    }

    private Answer confirm(Request request) {
        var code = request.body(fields -> fields.text("code", LONGEST_CODE));
        return identity.confirmSecondStep(request.caller(), request.id(), code)
                .<Answer>map(codes -> Answer.found(new RecoveryCodes(codes)))
                .orElseGet(() -> Answer.refusedForNow("second_step_code_wrong", Map.of()));
    }
}
