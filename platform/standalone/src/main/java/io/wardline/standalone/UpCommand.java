package io.wardline.standalone;

import io.wardline.platform.Config;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** {@code wardline up}: a county of one's own, without demo data, until Ctrl-C. */
final class UpCommand implements Command {
    static final String ARGUMENTS = "[--data DIR] [--http HOST:PORT] [--mqtt HOST:PORT] [--names A,B] [--db URL] [--county NAME]";
    static final String DOES = "a county of your own: its first start makes keys, authority and a one-time admin password";
    static final String MORE = HelpTexts.COUNTY_FOLDER + HelpTexts.LISTENS + HelpTexts.NAMES + HelpTexts.DATABASE + HelpTexts.COUNTY_NAME;

    private static final Set<String> OPTIONS = Set.of("data", "http", "mqtt", "db", "names", "county");

    private final InstantSource clock;
    private final SecureRandom secrets;

    UpCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, OPTIONS, Set.of()).noWords();
        var listening = Listening.of(options);
        var name = options.value("county").orElse(Config.NAMELESS_COUNTY);
        var ending = new Ending();
        var home = CountyHome.open(options.value("data"), "county");
        try (var county = RunningCounty.start(home, options.value("db").orElse(null), listening, name, clock, secrets)) {
            out.println("Wardline is up; its data are in " + home);
            out.println("  console   " + county.address());
            out.println("  devices   mqtts://" + listening.mqtt().host() + ":" + county.mqttPort());
            FirstPassword.tell(out, county.firstPassword());
            out.println("Ctrl-C ends it.");
            ending.await();
            err.println("wardline: closing");
        }
        return 0;
    }
}
