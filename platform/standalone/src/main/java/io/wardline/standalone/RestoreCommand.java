package io.wardline.standalone;

import io.wardline.platform.Config;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.keeping.Keeping;
import io.wardline.platform.keeping.PastRestore;
import io.wardline.platform.time.CountyTime;
import io.wardline.sql.LocalPostgres;
import io.wardline.sql.Role;
import io.wardline.sql.Schema;
import io.wardline.sql.backup.BackupFolder;
import io.wardline.sql.backup.Manifest;
import io.wardline.sql.backup.Restore;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code wardline restore DIR}: brings a county back into an empty folder, as it was at a moment. */
final class RestoreCommand implements Command {
    static final String ARGUMENTS = "DIR [--until TIME] --data EMPTY-DIR";
    static final String DOES = "brings a county back from its backups into an empty folder, as it was at TIME";
    static final String MORE =
            """

            TIME is an instant such as 2026-11-22T08:15:00Z or 2026-11-22T16:15:00+08:00; without it everything that the archive
            has is restored. Every file of the backup is compared with its SHA-256 before anything is written. Stop the old county
            for good before the restored one is started, then run: wardline check --replay, wardline backup to a new folder.
            """;

    private final InstantSource clock;
    private final SecureRandom secrets;

    RestoreCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, Set.of("data", "db", "until"), Set.of());
        if (options.value("db").isPresent()) {
            throw new WrongUsage("the server behind --db is not the county's own: its administrator restores it, and the folder"
                    + " of --data is copied back from the same backup");
        }
        if (options.words().size() != 1 || options.value("data").isEmpty()) {
            throw new WrongUsage("say: wardline restore DIR [--until TIME] --data EMPTY-DIR");
        }
        var until = options.value("until").map(RestoreCommand::instant);
        var folder = BackupFolder.forReading(Path.of(options.words().getFirst()));
        var home = CountyHome.open(options.value("data"), "county");
        Restore.into(home.folder(), home.cluster(), folder, until, secrets, (server, copy, last) -> {
            note(home, server, copy, until.orElse(null), last.orElse(null));
            out.println("The county is restored to " + home + " from " + copy.folder() + ", as it was "
                    + until.map(moment -> "at " + moment).orElse("at the end of the archive")
                    + last.map(moment -> "; its last transaction is of " + moment).orElse("") + ".");
        });
        out.println("Nothing is archived until it is backed up itself, to a new folder: wardline backup DIR --data " + home);
        return 0;
    }

    private void note(
            CountyHome home, LocalPostgres server, Manifest copy, @Nullable Instant until, @Nullable Instant lastTransaction) {
        var passwords = home.passwords(secrets);
        Schema.migrate(server.address(), CountyDatabase.DATABASE, passwords.of(Role.OWNER));
        CountyAccess.visit(home, new CountyDatabase(server.address(), CountyDatabase.DATABASE, passwords, null), visit -> {
            var time = new CountyTime(Config.USUAL_ZONE, clock);
            new Keeping(visit.db(), new Acts(visit.db(), time, secrets), time)
                    .note(new PastRestore(
                            copy.folder(), copy.finished(), until, lastTransaction, System.getProperty("user.name", "unknown")));
            return copy;
        });
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new WrongUsage("--until takes an instant such as 2026-11-22T08:15:00Z, not '" + text + "'"
                    + Optional.of(" (a time without an offset means another moment in every zone)").filter(_ -> !text.endsWith("Z")).orElse(""));
        }
    }
}
