package io.wardline.standalone;

import io.wardline.platform.device.IssuedCertificate;
import io.wardline.platform.device.Registration;
import io.wardline.protocol.device.DeviceId;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** {@code wardline device issue}: registers a cabinet and makes its key and certificate, for laboratories and tests. */
final class DeviceCommand implements Command {
    static final String ARGUMENTS = "issue DID --ward CODE --out DIR [--data DIR] [--db URL] [--json]";
    static final String DOES = "registers a cabinet under a ward and writes key.pem, cert.pem and ca.pem"
            + "; without --data, of the county of wardline up";

    static final String MORE = HelpTexts.COUNTY_FOLDER + HelpTexts.DATABASE + """
            Issued again into the same folder, the new key replaces the one that stands there; the earlier certificate stays
            valid until it runs out (30 days) or is revoked.
            """;

    private static final Set<String> OPTIONS = Set.of("ward", "out", "db", "data");

    private final InstantSource clock;
    private final SecureRandom secrets;

    DeviceCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, OPTIONS, Set.of("json"));
        var name = options.after("issue", "wardline device issue DID --ward CODE --out DIR");
        var did = DeviceId.parse(name)
                .orElseThrow(() -> new WrongUsage("'" + name + "' is no device id: 1 to 64 letters, digits, _ and -"));
        var ward = options.value("ward").orElseThrow(() -> new WrongUsage("--ward is missing: under which ward does it stand?"));
        var target = Path.of(options.value("out").orElseThrow(() -> new WrongUsage("--out is missing: where do its files go?")));
        var home = CountyHome.existing(options.value("data"), "county");
        if (options.value("db").isPresent() && !home.hasAuthority()) {
            // A new one would be founded in a wrong folder, and no gateway of the county would know the device.
            throw new EnvironmentFault(
                    "there is no certificate authority in " + home.certificates() + "; is --data the folder of this county?");
        }
        IssuedCertificate issued;
        boolean replaced;
        try (var folder = KeyFolder.claim(target)) {
            replaced = folder.hasKey();
            issued = CountyAccess.visit(home, options.value("db").orElse(null), secrets, visit -> {
                try (var office = visit.office(clock, secrets)) {
                    var made = issue(office, did, ward);
                    folder.keep(made, office.authorityPem());
                    return made;
                }
            });
        }
        if (options.has("json")) {
            out.println("{\"did\":\"" + did + "\",\"serial\":\"" + issued.serial() + "\",\"notAfter\":\"" + issued.notAfter() + "\"}");
        } else {
            out.println(did + " stands under " + ward + "; key.pem, cert.pem and ca.pem are in " + target + ", valid until "
                    + issued.notAfter() + (replaced ? "; the key that stood there is replaced" : ""));
        }
        return 0;
    }

    private static IssuedCertificate issue(BackOffice office, DeviceId did, String ward) {
        return switch (office.register(did, ward)) {
            case Registration.Registered() -> issue(office, did);
            case Registration.NoSuchPlace(var place) -> throw new WrongUsage("there is no place " + place);
            case Registration.DidTaken() -> throw new WrongUsage("a device " + did + " is registered elsewhere");
            case Registration.NotACabinetPlace(var place, var kind) ->
                throw new WrongUsage("the place " + place + " exists and is a " + kind + ", not a cabinet");
            case Registration.NotAWard(var place, var kind) ->
                throw new WrongUsage("the place " + place + " is a " + kind + ", not a ward");
            case Registration.PlaceElsewhere(var place, var wanted) ->
                throw new WrongUsage("the place " + place + " exists and does not lie under " + wanted);
            case Registration.PlaceTaken(var place, var other) ->
                throw new WrongUsage("at the place " + place + " stands the device " + other);
        };
    }

    private static IssuedCertificate issue(BackOffice office, DeviceId did) {
        try {
            return office.issue(did);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
