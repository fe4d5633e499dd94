package io.wardline.standalone;

import io.wardline.platform.ConfigFault;
import io.wardline.platform.ConfigWord;
import io.wardline.platform.DatabaseRefused;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Overload;
import io.wardline.sql.SchemaFault;
import io.wardline.sql.backup.BackupFault;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The command line: one table from a word to what it runs. */
public final class Wardline {
    /** What a person may type. A command without code here is carried out by the launcher script itself. */
    private static final List<Entry> COMMANDS = List.of(
            new Entry("demo", DemoCommand.ARGUMENTS, DemoCommand.DOES, DemoCommand.MORE, DemoCommand::new),
            new Entry("up", UpCommand.ARGUMENTS, UpCommand.DOES, UpCommand.MORE, UpCommand::new),
            new Entry("gateway", GatewayCommand.ARGUMENTS, GatewayCommand.DOES, GatewayCommand.MORE, GatewayCommand::new),
            new Entry("platform", PlatformCommand.ARGUMENTS, PlatformCommand.DOES, PlatformCommand.MORE, PlatformCommand::new),
            new Entry("backup", BackupCommand.ARGUMENTS, BackupCommand.DOES, BackupCommand.MORE, BackupCommand::new),
            new Entry("restore", RestoreCommand.ARGUMENTS, RestoreCommand.DOES, RestoreCommand.MORE, RestoreCommand::new),
            new Entry("check", CheckCommand.ARGUMENTS, CheckCommand.DOES, CheckCommand.MORE, CheckCommand::run),
            new Entry("audit", AuditCommand.ARGUMENTS, AuditCommand.DOES, AuditCommand::run),
            new Entry("storm", StormCommand.ARGUMENTS, StormCommand.DOES, StormCommand::new),
            new Entry("parse", ParseCommand.ARGUMENTS, ParseCommand.DOES, ParseCommand.MORE, ParseCommand::run),
            new Entry("calc", CalcCommand.ARGUMENTS, CalcCommand.DOES, CalcCommand.MORE, CalcCommand::run),
            new Entry("fuzz", FuzzCommand.ARGUMENTS, FuzzCommand.DOES, FuzzCommand.MORE, FuzzCommand::run),
            new Entry("device", DeviceCommand.ARGUMENTS, DeviceCommand.DOES, DeviceCommand.MORE, DeviceCommand::new),
            new Entry("account", AccountCommand.ARGUMENTS, AccountCommand.DOES, AccountCommand.MORE, AccountCommand::new),
            new Entry("bench", BenchCommand.ARGUMENTS, BenchCommand.DOES, BenchCommand.MORE, BenchCommand::run));

    private static final List<Entry> LAUNCHER_COMMANDS = List.of(new Entry(
            "test", "[--fast]", "everything that CI runs; --fast leaves out browser and county runs", Wardline::launcherOnly));

    private static final int DONE = 0;
    /** Of a program that failed for no reason of its user's: sysexits.h, EX_SOFTWARE. */
    private static final int BUG = 70;
    private static final int WRONG_USAGE = 2;
    private static final int ENVIRONMENT = 3;

    private Wardline() {}

    /**
     * A line of the table.
     *
     * @param more what {@code --help} says beyond arguments and purpose; empty where these say it all
     */
    private record Entry(String name, String arguments, String does, String more, Command command) {
        Entry(String name, String arguments, String does, Command command) {
            this(name, arguments, does, "", command);
        }

        Entry(String name, String arguments, String does, WithClock made) {
            this(name, arguments, does, "", made);
        }

        Entry(String name, String arguments, String does, String more, WithClock made) {
            this(name, arguments, does, more, made.with(InstantSource.system(), new SecureRandom()));
        }
    }

    /** How a command is made that needs the time and drawn secrets. */
    @FunctionalInterface
    private interface WithClock {
        Command with(InstantSource clock, SecureRandom secrets);
    }

    public static void main(String[] arguments) {
        // UTF-8 whatever the locale says: answers carry Chinese names.
        // They stay open: a fault that nobody expected still has to reach the person's screen.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(codeOf(List.of(arguments), out, err));
    }

    /** Whatever happens the process ends: a bug that left its threads behind would look like a command that works on. */
    private static int codeOf(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return run(arguments, System.in, out, err);
        } catch (RuntimeException | Error bug) {
            err.println("wardline: this is a bug of the program:");
            bug.printStackTrace(err);
            return BUG;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Runs one command line and returns its exit code. */
    static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        if (arguments.isEmpty()) {
            help(err);
            return WRONG_USAGE;
        }
        var name = arguments.getFirst();
        if (List.of("--help", "-h", "help").contains(name)) {
            help(out);
            return DONE;
        }
        if ("--version".equals(name)) {
            out.println("wardline " + version());
            return DONE;
        }
        var entry = everything().stream().filter(each -> each.name().equals(name)).findFirst();
        if (entry.isEmpty()) {
            var known = everything().stream().map(Entry::name).toList();
            err.println("wardline: unknown command " + name + ConfigWord.suggestion(name, known)
                    + (ConfigWord.to(name, known).isPresent() ? "" : "; wardline --help lists them"));
            return WRONG_USAGE;
        }
        return run(entry.get(), arguments.subList(1, arguments.size()), in, out, err);
    }

    private static int run(Entry entry, List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.println("wardline " + entry.name() + " " + entry.arguments());
            out.println(entry.does());
            out.print(entry.more());
            return DONE;
        }
        try {
            return entry.command().run(arguments, in, out, err);
        } catch (WrongUsage | ConfigFault | BackupFault e) {
            err.println("wardline " + entry.name() + ": " + e.getMessage());
            return WRONG_USAGE;
        } catch (EnvironmentFault | SchemaFault | DatabaseRefused | DatabaseFault | Overload e) {
            err.println("wardline " + entry.name() + ": " + e.getMessage());
            return ENVIRONMENT;
        }
    }

    private static void help(PrintStream stream) {
        stream.println("wardline COMMAND [ARGUMENTS]    (wardline COMMAND --help says more, wardline --version which build)");
        stream.println();
        for (var entry : everything()) {
            stream.printf("  %-44s %s%n", (entry.name() + " " + entry.arguments()).strip(), entry.does());
        }
        stream.println();
        stream.println("Exit codes: 0 done, 1 a check did not hold, 2 wrong usage or bad input, 3 the environment, 70 a bug.");
    }

    /** The build writes it beside the classes. */
    private static String version() {
        try (var text = Wardline.class.getResourceAsStream("version.txt")) {
            return text == null ? "of an unknown build" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the version", e);
        }
    }

    private static List<Entry> everything() {
        return Stream.concat(COMMANDS.stream(), LAUNCHER_COMMANDS.stream()).toList();
    }

    private static int launcherOnly(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        throw new EnvironmentFault("runs through the launcher script only: ./wardline test");
    }
}
