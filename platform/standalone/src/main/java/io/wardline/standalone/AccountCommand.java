package io.wardline.standalone;

import io.wardline.platform.ConfigWord;
import io.wardline.platform.device.CertificateAuthority;
import io.wardline.platform.identity.AccountWish;
import io.wardline.platform.identity.Duty;
import io.wardline.platform.identity.Identity;
import io.wardline.platform.web.Role;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code wardline account create}: an account for a person or, with {@code --service}, for a program. */
final class AccountCommand implements Command {
    static final String ARGUMENTS =
            "create NAME --role ROLE [--institution CODE] [--duty D]... [--service [--out DIR]] [--data DIR] [--db URL] [--json]";
    static final String DOES = "an account with its first password, or with --service a program's token; shown once"
            + "; without --data, of the county of wardline up";

    static final String MORE = """
              --role ROLE        admin, bureau, warehouse, ward, delivery or supplier
              --institution CODE an institution that exists (default: the whole county)
              --duty D           a duty of the account; may be given several times
              --out DIR          the token goes to DIR/token and the county's certificate to DIR/ca.pem, instead of the screen;
                                 where DIR has a token already, nothing is made
            """ + HelpTexts.COUNTY_FOLDER + HelpTexts.DATABASE + """
            The way back in for whoever lost a password: wardline account create boss --role admin
            """;

    private static final Set<String> OPTIONS = Set.of("role", "institution", "duty", "db", "data", "out");

    private final InstantSource clock;
    private final SecureRandom secrets;

    AccountCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, OPTIONS, Set.of("service", "json"), Set.of("duty"));
        var name = options.after(
                "create", "wardline account create NAME --role ROLE [--institution CODE] [--duty D]... [--service]");
        if (!name.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw new WrongUsage("'" + name + "' is no account name: 1 to 64 of a-z, 0-9, '.', '_' and '-'");
        }
        var role = role(options.value("role").orElseThrow(() -> new WrongUsage("--role is missing: " + roles())));
        var duties = options.values("duty").stream().map(AccountCommand::duty).collect(Collectors.toUnmodifiableSet());
        var folder = options.value("out").map(Path::of);
        if (folder.isPresent() && !options.has("service")) {
            throw new WrongUsage("--out goes with --service: a person's first password is for the person alone");
        }
        if (folder.isPresent() && TokenFolder.holdsToken(folder.get())) {
            out.println(folder.get() + " holds a token already");
            return 0;
        }
        var url = options.value("db").orElse(null);
        // With a database elsewhere an account may well come before the first start of anything else.
        var home = url == null
                ? CountyHome.existing(options.value("data"), "county")
                : CountyHome.open(options.value("data"), "county");
        var created = CountyAccess.visit(home, url, secrets, visit -> {
            var reach = AccountWish.reach(role, options.value("institution").orElse(null));
            try (var office = visit.office(clock, secrets)) {
                return office.account(new AccountWish(name, role, reach, duties, options.has("service")));
            }
        });
        var secret = switch (created) {
            case Identity.NewSecret.Drawn(var drawn) -> drawn;
            case Identity.NewSecret.NameTaken() -> throw new WrongUsage("the account " + name + " exists");
            case Identity.NewSecret.NoSuchInstitution() ->
                throw new WrongUsage("there is no institution " + options.value("institution").orElse(""));
            case Identity.NewSecret.DutyOfPersons() ->
                throw new WrongUsage("a service takes no second step, so it cannot have a duty over money, quality or the record");
        };
        if (folder.isPresent()) {
            TokenFolder.write(folder.get(), secret, CertificateAuthority.open(home.certificates(), clock, secrets).certificatePem());
            out.println("The token of " + name + " and the county's certificate are in " + folder.get());
        } else {
            tell(name, secret, options, out);
        }
        return 0;
    }

    private static void tell(String name, String secret, Options options, PrintStream out) {
        if (options.has("json")) {
            out.println("{\"account\":\"" + name + "\",\"" + (options.has("service") ? "token" : "password") + "\":\"" + secret + "\"}");
        } else if (options.has("service")) {
            out.println("The token of " + name + ", shown this once (Authorization: Bearer ...):");
            out.println(secret);
        } else {
            out.println("The first password of " + name + ", shown this once and to be changed at the first sign-in:");
            out.println(secret);
        }
    }

    private static Duty duty(String word) {
        var known = Arrays.stream(Duty.values()).map(Duty::word).toList();
        return Arrays.stream(Duty.values())
                .filter(duty -> duty.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("--duty " + word + " is unknown" + ConfigWord.suggestion(word, known)
                        + "; one of " + String.join(", ", known)));
    }

    private static Role role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("--role " + word + " is unknown"
                        + ConfigWord.suggestion(word, Arrays.stream(Role.values()).map(Role::word).toList()) + "; " + roles()));
    }

    private static String roles() {
        return "one of " + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
