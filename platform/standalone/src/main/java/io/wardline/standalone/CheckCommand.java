package io.wardline.standalone;

import io.wardline.platform.cabinet.Replay;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.incentive.Incentive;
import io.wardline.platform.settlement.Settlement;
import io.wardline.platform.statement.StatementKind;
import io.wardline.platform.statement.Statements;
import io.wardline.sql.Checks;
import io.wardline.sql.Role;
import io.wardline.standalone.CountyAccess.Visit;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code wardline check [--replay]}: asks every check of the schema, computes every kept statement again from its frozen inputs and,
 * with {@code --replay}, runs the county's facts again in memory and compares. It writes nothing and may run beside a working county.
 */
final class CheckCommand {
    static final String ARGUMENTS = "[--replay] [--data DIR] [--db URL]";
    static final String DOES = "asks the checks of a county (without --data, of the demo's) and computes its statements again; --replay also runs its facts again";

    static final String MORE = HelpTexts.DEMO_FOLDER + HelpTexts.DATABASE;

    private static final int DONE = 0;
    private static final int DOES_NOT_HOLD = 1;

    private CheckCommand() {}

    static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, Set.of("data", "db"), Set.of("replay")).noWords();
        var home = CountyHome.existing(options.value("data"), "demo");
        return CountyAccess.visit(home, options.value("db").orElse(null), new SecureRandom(), county -> {
            var holds = asks(county, out);
            holds &= computesAgain(county, out);
            if (options.has("replay")) {
                holds &= replays(county, out);
            }
            return holds ? DONE : DOES_NOT_HOLD;
        });
    }

    private static boolean asks(Visit county, PrintStream out) {
        var url = county.server().jdbcUrl(county.database());
        var role = Role.READ;
        try (var connection = DriverManager.getConnection(url, role.login(), county.passwords().of(role))) {
            var outcomes = Checks.run(connection);
            for (var outcome : outcomes) {
                out.println((outcome.holds() ? "holds    " : "BROKEN   ") + outcome.name());
                outcome.firstRows().forEach(row -> out.println("         " + row));
            }
            return outcomes.stream().allMatch(Checks.Outcome::holds);
        } catch (SQLException e) {
            throw new EnvironmentFault("the database refused: " + e.getMessage(), e);
        }
    }

    /** Every statement that was ever kept, from what was frozen with it. */
    private static boolean computesAgain(Visit county, PrintStream out) {
        return read(county, db -> {
            var again = Statements.recompute(
                    db, Map.of(StatementKind.RETENTION, Incentive.formula(), StatementKind.SETTLEMENT, Settlement.formula()));
            out.println((again.holds() ? "holds    " : "BROKEN   ") + "statements computed again: " + again.versions());
            again.differences().forEach(difference -> out.println("         " + difference));
            return again.holds();
        });
    }

    private static boolean replays(Visit county, PrintStream out) {
        return read(county, db -> tell(Replay.of(db), out));
    }

    private static boolean read(Visit county, Predicate<Db> reading) {
        var role = Role.READ;
        var config = DbConfig.reader(
                county.server().host(), county.server().port(), county.database(), role.login(), county.passwords().of(role));
        try (var db = Db.open(county.vertx(), config)) {
            return reading.test(db);
        } catch (DatabaseFault e) {
            throw new EnvironmentFault("the database refused: " + e.getMessage(), e);
        }
    }

    private static boolean tell(Replay.Outcome outcome, PrintStream out) {
        out.println((outcome.holds() ? "holds    " : "BROKEN   ") + "replay: " + outcome.steps() + " steps, "
                + outcome.movements() + " movements");
        if (outcome.older()) {
            out.println("         steps of an older interpreter are there: only the fold of all movements was proved");
        }
        outcome.differences().forEach(difference -> out.println("         " + difference));
        out.println("state hash, live      " + outcome.live().hex() + " (" + outcome.live().lines() + " lines)");
        out.println("state hash, replayed  " + outcome.replayed().hex() + " (" + outcome.replayed().lines() + " lines)");
        return outcome.holds();
    }
}
