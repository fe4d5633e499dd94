package io.wardline.standalone;

import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** {@code wardline platform}: one platform alone; several may serve the same county. */
final class PlatformCommand implements Command {
    private static final Set<String> OPTIONS = Set.of("data", "db", "http", "names");

    private final InstantSource clock;
    private final SecureRandom secrets;

    PlatformCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, OPTIONS, Set.of());
        var url = options.value("db").orElseThrow(() -> new WrongUsage("--db is missing: against which database?"));
        var http = HostAndPort.parse("http", options.value("http").orElse("127.0.0.1:8080"));
        var names = HostAndPort.names(options.value("names"));
        var ending = new Ending();
        var home = CountyHome.open(options.value("data"), "county");
        try (var database = CountyDatabase.open(home, url, secrets)) {
            var node = "platform-" + Long.toUnsignedString(secrets.nextLong(), 36);
            var platform = RunningCounty.platform(home, database, http, names, node, clock, secrets);
            out.println("platform: " + platform.address());
            platform.firstPassword().ifPresent(password ->
                    out.println("sign in as admin with " + password + " (shown this once, to be changed at the first sign-in)"));
            ending.await();
            err.println("wardline: closing");
            platform.stop();
        }
        return 0;
    }
}
