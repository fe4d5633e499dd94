package io.wardline.standalone;

import io.wardline.platform.Config;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.keeping.Keeping;
import io.wardline.platform.keeping.TakenBackup;
import io.wardline.platform.time.CountyTime;
import io.wardline.sql.Role;
import io.wardline.sql.Schema;
import io.wardline.sql.ServerAddress;
import io.wardline.sql.backup.Backup;
import io.wardline.sql.backup.BackupFolder;
import io.wardline.sql.backup.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** {@code wardline backup DIR}: copies a county while it works, and keeps its log from then on. */
final class BackupCommand implements Command {
    static final String ARGUMENTS = "DIR [--data DIR] [--keep N] [--json]";
    static final String DOES = "copies a county (without --data, that of wardline up) while it works; from then on its log goes to DIR, too";
    static final String MORE =
            """

            The first backup tells the county's server to archive: every log file goes to DIR/wal when it is full, at the latest
            after a minute. So the county can be restored to any moment after a backup, and with its disk at most the last minute
            is lost. DIR belongs on another disk; it holds the county's keys and passwords and is closed to other users.
            Each further backup shortens the way back. Nothing in DIR is ever removed by itself.

              --keep N   when the copy is complete, removes all but the N newest ones (1 or more) and the log files before them
            """;
    static final String FOREIGN =
            "the server behind --db is not the county's own: let its administrator run pg_basebackup with continuous archiving"
                    + " (archive_mode, archive_command), and copy the folder of --data, which holds keys and passwords, at the same time";

    private final InstantSource clock;
    private final SecureRandom secrets;

    BackupCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, Set.of("data", "db", "keep"), Set.of("json"));
        var keep = options.value("keep").map(BackupCommand::copies);
        if (options.value("db").isPresent()) {
            throw new WrongUsage(FOREIGN);
        }
        if (options.words().size() != 1) {
            throw new WrongUsage("say: wardline backup DIR [--data DIR]");
        }
        var home = CountyHome.open(options.value("data"), "county");
        if (!Files.exists(home.cluster())) {
            throw new WrongUsage("there is no county in " + home + "; --data names its folder");
        }
        var target = Path.of(options.words().getFirst()).toAbsolutePath().normalize();
        if (target.startsWith(home.folder())) {
            throw new WrongUsage(target + " lies inside of the county itself; choose a folder on another disk");
        }
        var folder = BackupFolder.forWriting(target);
        var running = CountyAccess.running(home, secrets);
        var copy = running.isPresent() ? besides(home, running.get(), folder, err) : alone(home, folder, err);
        tell(copy, folder, options.has("json"), out);
        keep.ifPresent(copies -> folder.keepNewest(copies).forEach(gone -> err.println("wardline backup: " + gone + " is removed")));
        return 0;
    }

    private static int copies(String text) {
        try {
            var copies = Integer.parseInt(text);
            if (copies >= 1) {
                return copies;
            }
        } catch (NumberFormatException _) {
            // Falls through to the one complaint below.
        }
        throw new WrongUsage("--keep takes how many copies stay, 1 or more");
    }

    private static void tell(Manifest copy, BackupFolder folder, boolean json, PrintStream out) {
        if (json) {
            out.println("{\"copy\":\"" + copy.folder() + "\",\"finished\":\"" + copy.finished() + "\",\"files\":"
                    + copy.files().size() + ",\"bytes\":" + copy.bytes() + "}");
        } else {
            out.println("Backup " + copy.folder() + " is complete: " + copy.files().size() + " files, " + copy.bytes()
                    + " bytes. From " + copy.finished() + " on the county can be restored from " + folder + ".");
        }
    }

    /** Another process runs the county: it goes on meanwhile. */
    private Manifest besides(CountyHome home, ServerAddress server, BackupFolder folder, PrintStream err) {
        try {
            var password = Files.readString(home.postgres().resolve("superuser.password")).strip();
            try (var superuser = DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", password)) {
                return take(superuser, home, server, folder, err);
            }
        } catch (IOException | SQLException e) {
            throw new EnvironmentFault("the county's server refused: " + e.getMessage(), e);
        }
    }

    /** Nobody runs the county: its server is started for as long as the copy takes. */
    private Manifest alone(CountyHome home, BackupFolder folder, PrintStream err) {
        try (var county = CountyDatabase.open(home, null, secrets)) {
            Schema.migrate(county.server(), county.database(), county.passwords().of(Role.OWNER));
            var own = county.own();
            if (own == null) {
                throw new IllegalStateException("a county without --db has a server of its own");
            }
            try (var superuser = own.connectAsSuperuser("postgres")) {
                return take(superuser, home, county.server(), folder, err);
            }
        } catch (SQLException e) {
            throw new EnvironmentFault("the county's server refused: " + e.getMessage(), e);
        }
    }

    private Manifest take(
            Connection superuser, CountyHome home, ServerAddress server, BackupFolder folder, PrintStream err) {
        var copy = Backup.take(superuser, home.folder(), home.cluster(), folder);
        try {
            CountyAccess.visit(home, new CountyDatabase(server, CountyDatabase.DATABASE, home.passwords(secrets), null), visit -> {
                var time = new CountyTime(Config.USUAL_ZONE, clock);
                new Keeping(visit.db(), new Acts(visit.db(), time, secrets), time)
                        .note(new TakenBackup(
                                copy.folder(), folder.toString(), copy.started(), copy.finished(), copy.files().size(),
                                copy.bytes(), System.getProperty("user.name", "unknown")));
                return copy;
            });
        } catch (DatabaseFault e) {
            // The copy is good all the same: an older version that still runs has no table for it.
            err.println("wardline backup: the backup is complete, but the county's book does not know of it: " + e.getMessage());
        }
        return copy;
    }
}
