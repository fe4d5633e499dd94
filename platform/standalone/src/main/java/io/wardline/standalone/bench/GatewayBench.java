package io.wardline.standalone.bench;

import io.wardline.sql.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** P1 and P3: from PUBLISH to PUBACK, against the writer without a network, the bare MQTT server, and the disk. */
final class GatewayBench implements Benchmark {
    private static final int PACE = 200;
    private static final int GATEWAY = 0;
    private static final int WRITER = 1;
    private static final int BARE = 2;

    /** The processes: what is measured, its two ceilings, and one load for each server. */
    private record Bed(Laboratory laboratory, Child gateway, Child writer, Child bare, Child load, Child bareLoad) {
        static Bed of(Laboratory laboratory) {
            laboratory.register("g", Settings.CONNECTIONS);
            laboratory.register("w", Settings.CONNECTIONS);
            var words = new ArrayList<>(laboratory.login(Role.GATEWAY));
            words.add("plain");
            var gateway = laboratory.start(BenchProcess.Role.GATEWAY, words);
            var writer = laboratory.start(BenchProcess.Role.WRITER, InboxBench.devices(laboratory, "w"));
            var bare = laboratory.start(BenchProcess.Role.BARE, List.of("bare"));
            return new Bed(laboratory, gateway, writer, bare,
                    laboratory.start(BenchProcess.Role.LOAD, load(gateway, "g", "born")),
                    laboratory.start(BenchProcess.Role.LOAD, load(bare, "g", "bare")));
        }

        private static List<String> load(Child server, String prefix, String manner) {
            var port = server.ask("ports").split(" ")[0];
            return List.of(port, prefix, Integer.toString(Settings.CONNECTIONS), manner);
        }

        Meter meter(Child server, Child driver) {
            return new Meter(List.of(driver.pid(), server.pid(), laboratory.postgres().pid()));
        }

        List<Function<Duration, Run>> subjects(int window) {
            var ofGateway = meter(gateway, load);
            var ofWriter = meter(writer, writer);
            var ofBare = meter(bare, bareLoad);
            return List.of(
                    time -> ofGateway.measure(() -> InboxBench.run(load, window, time)),
                    time -> ofWriter.measure(() -> InboxBench.run(writer, window, time)),
                    time -> ofBare.measure(() -> InboxBench.run(bareLoad, window, time)));
        }
    }

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        var figures = new ArrayList<Figure>();
        try (var laboratory = Laboratory.open(secrets)) {
            var bed = Bed.of(laboratory);
            figures.addAll(throughput(bed, settings, 16, 0.75, 0.95));
            figures.addAll(throughput(bed, settings, 1, 0.45, 0.65));
            figures.addAll(paced(bed, settings));
        }
        return figures;
    }

    private static List<Figure> throughput(Bed bed, Settings settings, int window, double must, double goal) {
        var rounds = Rounds.alternate(settings.plan(), bed.subjects(window));
        var at = "50 x " + window;
        var figures = new ArrayList<Figure>();
        figures.add(Figure.ratio("P1 MQTT to PUBACK / writer in-process, " + at, rounds.ratio(GATEWAY, WRITER, Run::rate), must, goal));
        var cpu = rounds.of(GATEWAY, run -> run.cpuMicros(1));
        figures.add(window == 16
                ? new Figure("P1 CPU gateway, " + at, cpu, "us/message", 9, 5, false)
                : Figure.plain("   CPU gateway, " + at, cpu, "us/message"));
        figures.add(Figure.plain("   CPU PostgreSQL", rounds.of(GATEWAY, run -> run.cpuMicros(2)), "us/message"));
        figures.add(Figure.plain("   CPU load (50 plain sockets, own process)", rounds.of(GATEWAY, run -> run.cpuMicros(0)), "us/message"));
        figures.add(Figure.plain("   gateway", rounds.of(GATEWAY, Run::rate), "messages/s"));
        figures.add(Figure.plain("   PUBACK p50", rounds.of(GATEWAY, run -> run.p50Micros() / 1e3), "ms"));
        figures.add(Figure.plain("   PUBACK p99", rounds.of(GATEWAY, run -> run.p99Micros() / 1e3), "ms"));
        figures.add(Figure.plain("   writer in-process (ceiling)", rounds.of(WRITER, Run::rate), "entries/s"));
        figures.add(Figure.plain("   CPU writer", rounds.of(WRITER, run -> run.cpuMicros(1)), "us/entry"));
        figures.add(Figure.plain("   bare server that acknowledges at once", rounds.of(BARE, Run::rate), "messages/s"));
        figures.add(Figure.plain("   gateway / bare server", rounds.ratio(GATEWAY, BARE, Run::rate), ""));
        figures.add(Figure.plain("   idle share, gateway", rounds.of(GATEWAY, run -> run.idleShare() * 100), "%"));
        figures.add(Figure.plain("   idle share, writer", rounds.of(WRITER, run -> run.idleShare() * 100), "%"));
        return figures;
    }

    private static List<Figure> paced(Bed bed, Settings settings) {
        var disk = bed.laboratory().folder().resolve("pace");
        var ofGateway = bed.meter(bed.gateway(), bed.load());
        try (var pace = DiskPace.open(disk)) {
            var rounds = Rounds.alternate(settings.plan(), List.<Function<Duration, Run>>of(
                    time -> ofGateway.measure(() -> Run.read(bed.load().ask("pace " + PACE + " " + time.toMillis()))),
                    time -> pace.run(PACE, time)));
            return List.of(
                    new Figure("P3 PUBACK p50 / fdatasync p50, 200 a second", rounds.ratio(0, 1, Run::p50Micros), "", 7, 4, false),
                    new Figure("P3 PUBACK p99 / fdatasync p99, 200 a second", rounds.ratio(0, 1, Run::p99Micros), "", 10, 5, false),
                    Figure.plain("   PUBACK p50", rounds.of(0, run -> run.p50Micros() / 1e3), "ms"),
                    Figure.plain("   PUBACK p99", rounds.of(0, run -> run.p99Micros() / 1e3), "ms"),
                    Figure.plain("   fdatasync of 8 KiB p50", rounds.of(1, run -> run.p50Micros() / 1e3), "ms"),
                    Figure.plain("   fdatasync of 8 KiB p99", rounds.of(1, run -> run.p99Micros() / 1e3), "ms"),
                    Figure.plain("   idle share", rounds.of(0, run -> run.idleShare() * 100), "%"));
        }
    }
}
