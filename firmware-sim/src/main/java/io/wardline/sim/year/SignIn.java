package io.wardline.sim.year;

import com.fasterxml.jackson.databind.JsonNode;
import io.wardline.sim.county.ProductFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How a person whose duty asks for a second step comes in.
///
/// @param secret   of the authenticator, base 32
/// @param recovery codes for whoever has no authenticator at hand, each good once
public record SignIn(String account, String password, String secret, List<String> recovery) {
    public SignIn {
        recovery = List.copyOf(recovery);
    }

    /// The very first time: chooses a password in the place of the one-time one, and sets the second step up.
    ///
    /// @param once  the one-time password
    /// @param fresh the one to choose
    /// @throws ProductFault when the product refuses
    public static SignIn firstTime(HttpClient http, URI api, String account, String once, String fresh, InstantSource clock) {
        Desk.signedIn(http, api, account, once, "").post("/api/identity/password", "", Map.of("current", once, "fresh", fresh));
        Desk door = Desk.signedIn(http, api, account, fresh, "");
        String secret = door.post("/api/identity/second-step", "", Map.of("password", fresh)).path("secret").asText();
        // The code of the step before leaves the present one for the next sign-in.
        String code = new Authenticator(secret).code(clock.instant(), -1);
        List<String> recovery = new ArrayList<>();
        for (JsonNode each : door.post("/api/identity/second-step/confirmation", "", Map.of("code", code)).path("recoveryCodes")) {
            recovery.add(each.asText());
        }
        return new SignIn(account, fresh, secret, recovery);
    }

    /// Signs in.
    ///
    /// @throws ProductFault when the product refuses: a code is good once, so twice within half a minute is too often
    public Desk desk(HttpClient http, URI api, InstantSource clock) {
        Authenticator telephone = new Authenticator(secret);
        try {
            return Desk.signedIn(http, api, account, password, telephone.code(clock.instant(), 0));
        } catch (ProductFault _) {
            return Desk.signedIn(http, api, account, password, telephone.code(clock.instant(), 1));
        }
    }

    @Override
    public String toString() {
        return "SignIn[" + account + ", the rest hidden]";
    }
}
