package io.wardline.standalone;

import io.wardline.platform.identity.AccountWish;
import io.wardline.platform.identity.Duty;
import io.wardline.platform.web.Role;
import io.wardline.sim.year.SignIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the demo county whose duty asks for a second step, made through the product's own doors at the first start and kept
 * for later ones.
 */
final class DemoOfficer {
    /** Codes that are shown: whoever has no authenticator at hand gets in so often. */
    private static final int SHOWN = 3;
    private static final int PASSWORD_BYTES = 6;
    private static final int PARTS = 4;

    private final SignIn signIn;
    private final String does;

    private DemoOfficer(SignIn signIn, String does) {
        this.signIn = signIn;
        this.does = does;
    }

    /**
     * The person, made where there is none yet. A start that is killed in between leaves an account that nobody can use, and the
     * next start makes another.
     *
     * @param institution code, or null for the whole county
     * @param does what the person is there for, in a word or two
     */
    static DemoOfficer of(
            String wished, Duty duty, @Nullable String institution, String does, CountyHome home, RunningCounty county,
            InstantSource clock, SecureRandom secrets) {
        var file = wished + ".account";
        var kept = home.secret(file).orElseGet(() -> {
            var name = wished;
            var once = BackOffice.secret(county.office().account(wish(name, duty, institution)));
            while (once.isEmpty()) {
                name = wished + "-" + draw(secrets, 3);
                once = BackOffice.secret(county.office().account(wish(name, duty, institution)));
            }
            var made = SignIn.firstTime(
                    HttpClient.newHttpClient(), URI.create(county.address()), name, once.get(), draw(secrets, PASSWORD_BYTES), clock);
            var text = String.join(" ", made.account(), made.password(), made.secret(), String.join(",", made.recovery()));
            home.keepSecret(file, text);
            return text;
        });
        var part = kept.split(" ", PARTS);
        return new DemoOfficer(new SignIn(part[0], part[1], part[2], List.of(part[3].split(","))), does);
    }

    private static AccountWish wish(String name, Duty duty, @Nullable String institution) {
        var role = institution == null ? Role.BUREAU : Role.WARD;
        return new AccountWish(name, role, AccountWish.reach(role, institution), Set.of(duty), false);
    }

    private static String draw(SecureRandom secrets, int bytes) {
        var drawn = new byte[bytes];
        secrets.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }

    SignIn signIn() {
        return signIn;
    }

    /** The line for whoever would like to be this person for a while. */
    String line() {
        return "%-24s with %s, second step %s or once each %s (%s)".formatted(
                signIn.account(), signIn.password(), signIn.secret(), String.join(" ", signIn.recovery().subList(0, SHOWN)), does);
    }
}
