package io.wardline.platform;

import io.vertx.core.Vertx;
import io.wardline.platform.audit.SealFinding;
import io.wardline.platform.audit.Seals;
import io.wardline.platform.audit.VerificationResult;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.keeping.Keeping;
import io.wardline.sql.Checks;
import io.wardline.sql.Checks.Outcome;
import io.wardline.sql.Role;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is asked every night, as the role that may read everything: the claims of the schema, and the seals. */
final class Night {
    private static final int FINDINGS_SHOWN = 5;
    private static final String ACKNOWLEDGED = "ACKNOWLEDGED ";

    private final Vertx vertx;
    private final Config config;

    Night(Vertx vertx, Config config) {
        this.vertx = vertx;
        this.config = config;
    }

    List<Outcome> answers() {
        var outcomes = new ArrayList<>(asked("checks", this::checks));
        outcomes.addAll(asked(Keeping.AUDIT_CHECK, () -> List.of(audit())));
        return outcomes;
    }

    /** What could not be asked is a finding: silence must never look like an answer. */
    private static List<Outcome> asked(String name, Supplier<List<Outcome>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return List.of(new Outcome(name, 1, List.of("this could not be asked: " + e.getMessage())));
        }
    }

    private List<Outcome> checks() {
        var database = config.database();
        var role = Role.READ;
        var url = database.server().jdbcUrl(database.name());
        try (var connection = DriverManager.getConnection(url, role.login(), database.passwords().of(role))) {
            return Checks.run(connection);
        } catch (SQLException e) {
            throw new DatabaseRefused(database.server() + " refuses " + role.login() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Whether everything sealed is as it was, told by the heads that this platform keeps outside of the database. What a restore
     * has lost is told like any other finding until an administrator has acknowledged it, and then as such.
     */
    private Outcome audit() {
        var database = config.database();
        var role = Role.READ;
        var one = DbConfig.reader(
                database.server().host(), database.server().port(), database.name(), role.login(), database.passwords().of(role));
        try (var db = Db.open(vertx, one)) {
            return outcome(Seals.verify(db, Platform.sealedTables(), config.seals().heads(), database.name(), Seals.knownLosses(db)));
        }
    }

    static Outcome outcome(VerificationResult result) {
        var found = Math.toIntExact(result.findings().size() + result.furtherFindings());
        var told = Stream.concat(result.findings().stream().map(Night::text), result.knownLosses().stream().map(ACKNOWLEDGED::concat));
        return new Outcome(Keeping.AUDIT_CHECK, found, told.limit(FINDINGS_SHOWN).toList());
    }

    private static String text(SealFinding finding) {
        return finding.kind() + " " + finding.text();
    }
}
