package io.wardline.standalone;

import io.wardline.platform.Config;
import io.wardline.platform.Platform;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code wardline platform}: one platform alone; several may serve the same county. It is told everything by the keys of its
 * configuration ({@code --config FILE}, {@code --key value}); {@code --db}, {@code --data}, {@code --http} and
 * {@code --names} are short for the usual ones of them.
 */
final class PlatformCommand implements Command {
    static final String ARGUMENTS =
            "--config FILE | --db URL [--db-password FILE] [--data DIR] [--http HOST:PORT] [--names A,B]; any [--KEY VALUE]";
    static final String DOES = "one platform alone; several may serve a county (keys: platform/README.md)";

    static final String MORE = HelpTexts.COUNTY_FOLDER + """
              --http HOST:PORT   browsers and programs (default 127.0.0.1:8080); plain HTTP on loopback only, HTTPS elsewhere
            """ + HelpTexts.NAMES + HelpTexts.DATABASE + """
              --db-password FILE the password of the superuser that --db names, so that it stands in no list of processes
            """;

    static final Set<String> OPTIONS = Set.of("data", "db", "db-password", "http", "names");

    private final InstantSource clock;
    private final SecureRandom secrets;

    PlatformCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var split = Keyed.split(arguments, OPTIONS);
        var options = Options.parse(split.options(), OPTIONS, Set.of());
        var node = "platform-" + Long.toUnsignedString(secrets.nextLong(), 36);
        var ending = new Ending();
        if (options.value("db").isEmpty()) {
            if (!split.keys().contains("--config")) {
                throw new WrongUsage("--db is missing: against which database? (or --config FILE)");
            }
            return serve(Config.read(with(split.keys(), options), node), ending, out, err);
        }
        var url = options.value("db").get();
        var full = options.value("db-password").map(file -> CountyDatabase.withPassword(url, Path.of(file))).orElse(url);
        var home = CountyHome.open(options.value("data"), "county");
        try (var database = CountyDatabase.open(home, full, secrets)) {
            var keys = new ArrayList<>(with(split.keys(), options));
            keys.addAll(List.of(
                    "--certificates", home.certificates().toString(),
                    "--database.passwords", home.passwordFile().toString(),
                    "--database.host", database.server().host(),
                    "--database.port", Integer.toString(database.server().port()),
                    "--database.name", database.database()));
            return serve(Config.read(keys, node), ending, out, err);
        }
    }

    private static List<String> with(List<String> keys, Options options) {
        var all = new ArrayList<>(keys);
        options.value("http").map(text -> HostAndPort.parse("http", text)).ifPresent(http -> all.addAll(
                List.of("--http.host", http.host(), "--http.port", Integer.toString(http.port()))));
        if (!HostAndPort.names(options.value("names")).isEmpty()) {
            all.addAll(List.of("--http.names", options.value("names").orElse("")));
        }
        return all;
    }

    private int serve(Config config, Ending ending, PrintStream out, PrintStream err) {
        Platform platform;
        try {
            platform = Platform.start(config, clock, System::nanoTime, secrets);
        } catch (RuntimeException failure) {
            throw HostAndPort.explain(failure, "--http " + new HostAndPort(config.http().host(), config.http().port()));
        }
        out.println("platform: " + platform.address());
        FirstPassword.tell(out, platform.firstPassword());
        ending.await();
        err.println("wardline: closing");
        platform.stop();
        return 0;
    }

    /**
     * The command line in two parts.
     *
     * @param options of this command, as they were typed
     * @param keys of the configuration, as name and value in turn
     */
    private record Keyed(List<String> options, List<String> keys) {
        static Keyed split(List<String> arguments, Set<String> optionNames) {
            var options = new ArrayList<String>();
            var keys = new ArrayList<String>();
            for (var at = 0; at < arguments.size(); at++) {
                var argument = arguments.get(at);
                var equals = argument.indexOf('=');
                var name = equals < 0 ? argument : argument.substring(0, equals);
                var side = name.startsWith("--") && optionNames.contains(name.substring(2)) ? options : keys;
                side.add(name);
                if (equals >= 0) {
                    side.add(argument.substring(equals + 1));
                } else if (at + 1 < arguments.size()) {
                    side.add(arguments.get(++at));
                }
            }
            return new Keyed(List.copyOf(options), List.copyOf(keys));
        }
    }
}
