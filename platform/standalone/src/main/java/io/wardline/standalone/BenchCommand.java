package io.wardline.standalone;

import io.wardline.platform.ConfigWord;
import io.wardline.standalone.bench.Bench;
import io.wardline.standalone.bench.Settings;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code wardline bench}: measures the product on this machine, each figure beside its ceiling. */
final class BenchCommand {
    static final String ARGUMENTS = "[NAME...] [--rounds N] [--seconds S] [--json]";
    static final String DOES = "each figure with its ceiling and ratio: inbox, gateway, visible, stock, ledger, audit, bureau, start";

    static final String MORE = """
              --rounds N         rounds of every comparison, 5 to 100 (default 5)
              --seconds S        length of a measured run, 1 to 60 (default 3)
            Exit codes: 0 measured, 1 a must was missed, 2 wrong usage, 3 the environment.
            """;

    private static final int DONE = 0;
    private static final int MISSED = 1;
    private static final long ROUNDS = 5;
    private static final long SECONDS = 3;

    private BenchCommand() {}

    static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, Set.of("rounds", "seconds"), Set.of("json"));
        var names = options.words().isEmpty()
                ? List.of(Bench.Name.values())
                : options.words().stream().map(BenchCommand::name).distinct().toList();
        var settings = Settings.of(
                (int) options.number("rounds", ROUNDS, 5, 100),
                Duration.ofSeconds(options.number("seconds", SECONDS, 1, 60)));
        return Bench.run(names, settings, options.has("json"), new SecureRandom(), out, err) ? DONE : MISSED;
    }

    private static Bench.Name name(String word) {
        var known = Arrays.stream(Bench.Name.values()).map(Bench.Name::word).toList();
        return Arrays.stream(Bench.Name.values())
                .filter(name -> name.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("there is no bench " + word + ConfigWord.suggestion(word, known) + "; there are "
                        + known.stream().collect(Collectors.joining(", "))));
    }
}
