package io.wardline.standalone;

import io.wardline.platform.Platform;
import io.wardline.platform.audit.SealFinding;
import io.wardline.platform.audit.Seals;
import io.wardline.platform.audit.VerificationResult;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.web.Json;
import io.wardline.sql.Role;
import io.wardline.standalone.CountyAccess.Visit;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code wardline audit verify [FILE]}: proves from the database and the head files that what was sealed is as it was. It
 * writes nothing, may run beside a working county, and works on a restored database without one.
 */
final class AuditCommand {
    static final String ARGUMENTS = "verify [FILE] [--county NAME] [--restored NO,...] [--data DIR] [--db URL] [--json]";
    static final String DOES = "proves that acts, movements, journals and holds are as they were sealed; FILE: head files";

    private static final int DONE = 0;
    private static final int DOES_NOT_HOLD = 1;

    private AuditCommand() {}

    /** The answer for a program. */
    private record Shown(
            String county, boolean holds, long seals, long rows, long unsealed, long heads, List<SealFinding> findings,
            long furtherFindings, List<String> notes) {
        static Shown of(String county, VerificationResult result) {
            return new Shown(
                    county, result.holds(), result.seals(), result.rows(), result.unsealed(), result.heads(), result.findings(),
                    result.furtherFindings(), result.notes());
        }
    }

    static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, Set.of("data", "db", "county", "restored"), Set.of("json"));
        var words = options.words();
        if (words.isEmpty() || words.size() > 2 || !words.getFirst().equals("verify")) {
            throw new WrongUsage("say: wardline audit verify [FILE]");
        }
        var known = options.value("restored").map(AuditCommand::numbers).orElse(Set.of());
        var home = CountyHome.existing(options.value("data"), "demo");
        var heads = words.size() == 2 ? named(words.getLast()) : home.file("seals");
        return CountyAccess.visit(home, options.value("db").orElse(null), new SecureRandom(), visit -> {
            var county = options.value("county").orElse(visit.database());
            var result = verify(visit, heads, county, known);
            if (options.has("json")) {
                out.println(new String(Json.write(Shown.of(county, result)), StandardCharsets.UTF_8));
            } else {
                tell(result, out);
            }
            return result.holds() ? DONE : DOES_NOT_HOLD;
        });
    }

    private static VerificationResult verify(Visit visit, Path heads, String county, Set<Long> known) {
        var role = Role.READ;
        var config = DbConfig.reader(
                visit.server().host(), visit.server().port(), visit.database(), role.login(), visit.passwords().of(role));
        try (var db = Db.open(visit.vertx(), config)) {
            return Seals.verify(db, Platform.sealedTables(), heads, county, known);
        } catch (DatabaseFault | UncheckedIOException e) {
            throw new EnvironmentFault(String.valueOf(e.getMessage()), e);
        }
    }

    private static void tell(VerificationResult result, PrintStream out) {
        result.findings().forEach(finding -> out.printf("%-14s %s%n", finding.kind(), finding.text()));
        if (result.furtherFindings() > 0) {
            out.println("and " + result.furtherFindings() + " more");
        }
        result.notes().forEach(note -> out.println("note: " + note));
        out.println((result.holds() ? "holds    " : "BROKEN   ") + result.seals() + " seals, " + result.rows()
                + " rows as sealed or named above, " + result.unsealed() + " rows not sealed yet, " + result.heads() + " heads");
    }

    private static Path named(String file) {
        var path = Path.of(file);
        if (!Files.exists(path)) {
            throw new WrongUsage("there is no file or directory " + file);
        }
        return path;
    }

    private static Set<Long> numbers(String text) {
        try {
            return Arrays.stream(text.split(",", -1)).map(String::strip).map(Long::parseLong).collect(Collectors.toSet());
        } catch (NumberFormatException _) {
            throw new WrongUsage("--restored takes the numbers of seals that tell of a restore, for example 1207 or 1207,3310");
        }
    }
}
