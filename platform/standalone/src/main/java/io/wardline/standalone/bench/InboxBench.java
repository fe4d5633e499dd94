package io.wardline.standalone.bench;

import io.wardline.sql.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** P2: the product's inbox writer against COPY, and the writer's rate as the ceiling of everything that goes over MQTT. */
final class InboxBench implements Benchmark {
    private static final int ROWS = 256;
    private static final int WINDOW = 16;

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        try (var laboratory = Laboratory.open(secrets)) {
            laboratory.register("w", Settings.CONNECTIONS);
            laboratory.register("c", Settings.CONNECTIONS);
            var writer = laboratory.start(BenchProcess.Role.WRITER, devices(laboratory, "w"));
            var copy = laboratory.start(BenchProcess.Role.COPY, devices(laboratory, "c"));
            var server = laboratory.postgres().pid();
            var ofWriter = new Meter(List.of(writer.pid(), server));
            var ofCopy = new Meter(List.of(copy.pid(), server));
            var rounds = Rounds.alternate(settings.plan(), List.<java.util.function.Function<Duration, Run>>of(
                    time -> ofWriter.measure(() -> run(writer, WINDOW, time)),
                    time -> ofCopy.measure(() -> run(copy, ROWS, time))));
            var figures = new ArrayList<Figure>();
            figures.add(Figure.ratio("P2 inbox writer / COPY, batches of 256", rounds.ratio(0, 1, Run::rate), 0.6, 0.85));
            figures.add(Figure.plain("   inbox writer fed in-process, 50 links x 16", rounds.of(0, Run::rate), "entries/s"));
            figures.add(Figure.plain("   COPY (ceiling)", rounds.of(1, Run::rate), "entries/s"));
            figures.add(Figure.plain("   CPU writer", rounds.of(0, run -> run.cpuMicros(0)), "us/entry"));
            figures.add(Figure.plain("   CPU PostgreSQL under the writer", rounds.of(0, run -> run.cpuMicros(1)), "us/entry"));
            figures.add(Figure.plain("   CPU of the COPY client", rounds.of(1, run -> run.cpuMicros(0)), "us/entry"));
            figures.add(Figure.plain("   CPU PostgreSQL under COPY", rounds.of(1, run -> run.cpuMicros(1)), "us/entry"));
            figures.add(Figure.plain("   idle share, writer", rounds.of(0, run -> run.idleShare() * 100), "%"));
            figures.add(Figure.plain("   idle share, COPY", rounds.of(1, run -> run.idleShare() * 100), "%"));
            return figures;
        }
    }

    static List<String> devices(Laboratory laboratory, String prefix) {
        var words = new ArrayList<>(laboratory.login(Role.GATEWAY));
        words.add(prefix);
        words.add(Integer.toString(Settings.CONNECTIONS));
        return words;
    }

    static Run run(Child child, int width, Duration time) {
        return Run.read(child.ask("run " + width + " " + time.toMillis()));
    }
}
