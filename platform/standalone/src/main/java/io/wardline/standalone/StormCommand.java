package io.wardline.standalone;

import io.wardline.sim.county.CountyPlan;
import io.wardline.standalone.Storm.Blow;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** {@code wardline storm}: a seeded county under faults and kills, with its independent judge. */
final class StormCommand implements Command {
    static final String ARGUMENTS = "[--seed N] [--minutes M] [--kills K]";
    static final String DOES = "a seeded county under faults and kills, with its independent judge";

    private static final Set<String> OPTIONS = Set.of("seed", "minutes", "kills");
    private static final Duration BETWEEN_BLOWS = Duration.ofMinutes(3);
    private static final int LONGEST_STOP_SECONDS = 30;

    private final InstantSource clock;
    private final SecureRandom secrets;

    StormCommand(InstantSource clock, SecureRandom secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        var options = Options.parse(arguments, OPTIONS, Set.of()).noWords();
        var seed = options.number("seed", Math.abs(secrets.nextInt()), 0, Long.MAX_VALUE);
        var kills = options.number("kills", 12, 0, 10_000);
        var until = clock.instant().plus(Duration.ofMinutes(options.number("minutes", 5, 1, 100_000)));
        var folder = Storm.folder();
        out.println("storm: seed " + seed + ", at most " + kills + " blows; logs in " + folder);
        try (var storm = new Storm(CountyPlan.storm(seed, Storm.BEGINS), folder, clock, secrets)) {
            var luck = new Random(seed);
            for (var number = 1; number <= kills && clock.instant().isBefore(until); number++) {
                storm.live(BETWEEN_BLOWS);
                var blow = draw(luck);
                out.println("  " + number + " " + blow);
                storm.strike(blow);
            }
            storm.live(BETWEEN_BLOWS);
            var outcome = storm.end(out);
            out.println(outcome.verdict());
            out.println("replay with: wardline storm --seed " + seed + " --kills " + kills);
            return outcome.holds() ? 0 : 1;
        }
    }

    private static Blow draw(RandomGenerator luck) {
        return switch (luck.nextInt(4)) {
            case 0 -> new Blow.GatewayKilled();
            case 1 -> new Blow.PlatformKilled();
            case 2 -> new Blow.DatabaseKilled();
            default -> new Blow.DatabaseStopped(Duration.ofSeconds(1 + luck.nextInt(LONGEST_STOP_SECONDS)));
        };
    }
}
