package io.wardline.standalone;

import io.wardline.platform.identity.AccountWish;
import io.wardline.platform.identity.AccountWish.Reach;
import io.wardline.platform.identity.Duty;
import io.wardline.platform.web.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * An account that people use in the demo county, made through the product's own doors at the first start and kept for later
 * ones. A start that is killed in between leaves an account that nobody can use, and the next start makes another.
 */
record DemoAccount(String name, String password) {
    private static final String TOKEN_FILE = "demo.token";

    /** The administrator's account, made where it is not there yet. */
    static DemoAccount administrator(CountyHome home, RunningCounty county, SecureRandom secrets) {
        return of("demo", Role.ADMIN, AccountWish.reach(Role.ADMIN, null), Set.of(), home, county, secrets);
    }

    /** A head nurse of a hospital, made where she is not there yet. */
    static DemoAccount headNurse(String name, String institution, CountyHome home, RunningCounty county, SecureRandom secrets) {
        return of(name, Role.WARD, AccountWish.reach(Role.WARD, institution), Set.of(Duty.HEAD_NURSE), home, county, secrets);
    }

    /** Whoever at a hospital follows its agreed volumes, reports and objects; with no duty of the bureau, so approving nothing. */
    static DemoAccount policyOfficer(String name, String institution, CountyHome home, RunningCounty county, SecureRandom secrets) {
        return of(name, Role.WAREHOUSE, AccountWish.reach(Role.WAREHOUSE, institution), Set.of(Duty.BUYER), home, county, secrets);
    }

    /** The token of the service account by which places, devices and people are set up, made where it is not there yet. */
    static String token(CountyHome home, RunningCounty county, SecureRandom secrets) {
        return home.secret(TOKEN_FILE).orElseGet(() -> {
            var made = BackOffice.secret(county.office().service("demo-county-" + draw(secrets, 6), Role.ADMIN, null))
                    .orElseThrow(() -> new EnvironmentFault("the demo's token could not be made"));
            home.keepSecret(TOKEN_FILE, made);
            return made;
        });
    }

    private static DemoAccount of(
            String wished, Role role, Reach reach, Set<Duty> duties, CountyHome home, RunningCounty county, SecureRandom secrets) {
        var file = wished + ".account";
        var kept = home.secret(file).orElseGet(() -> {
            var name = wished;
            var once = BackOffice.secret(county.office().account(new AccountWish(name, role, reach, duties, false)));
            while (once.isEmpty()) {
                name = wished + "-" + draw(secrets, 3);
                once = BackOffice.secret(county.office().account(new AccountWish(name, role, reach, duties, false)));
            }
            var password = draw(secrets, 6);
            choose(county, name, once.get(), password);
            var made = name + " " + password;
            home.keepSecret(file, made);
            return made;
        });
        return new DemoAccount(kept.split(" ", 2)[0], kept.split(" ", 2)[1]);
    }

    private static String draw(SecureRandom secrets, int bytes) {
        var drawn = new byte[bytes];
        secrets.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    /** Changes the one-time password the way a person does: signs in, and chooses another one. */
    private static void choose(RunningCounty county, String name, String once, String fresh) {
        try (var browser = HttpClient.newHttpClient()) {
            var signedIn = post(browser, county.address(), "/api/identity/session", "",
                    "{\"account\":\"" + name + "\",\"password\":\"" + once + "\"}");
            var cookie = signedIn.headers().firstValue("set-cookie").orElse("").split(";", 2)[0];
            var changed = post(browser, county.address(), "/api/identity/password", cookie,
                    "{\"current\":\"" + once + "\",\"fresh\":\"" + fresh + "\"}");
            if (changed.statusCode() / 100 != 2) {
                throw new EnvironmentFault("the demo's password could not be set: " + changed.statusCode() + " " + changed.body());
            }
        } catch (IOException e) {
            throw new EnvironmentFault("the demo's password could not be set: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFault("interrupted while setting the demo's password", e);
        }
    }

    private static HttpResponse<String> post(HttpClient browser, String address, String path, String cookie, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie).header("Origin", address).header("X-Wardline-Csrf", "1");
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public String toString() {
        return "DemoAccount[" + name + ", password hidden]";
    }
}
