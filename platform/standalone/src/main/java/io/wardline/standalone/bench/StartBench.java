package io.wardline.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** P12's last figure: how soon a platform's process answers on a county that is there, migrated and empty. */
final class StartBench implements Benchmark {
    private static final double NANOS_A_SECOND = 1e9;

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        try (var laboratory = Laboratory.open(secrets)) {
            // The first one makes the county's keys, and reads the classes from the disk.
            start(laboratory);
            var wall = new ArrayList<Double>();
            var cpu = new ArrayList<Double>();
            for (var round = 0; round < settings.rounds(); round++) {
                var started = start(laboratory);
                wall.add(started.seconds());
                cpu.add(started.cpuSeconds());
            }
            return List.of(
                    new Figure("P12 platform JVM to listening", Spread.of(wall), "s", 2.5, 1, false),
                    Figure.plain("   CPU until then", Spread.of(cpu), "s"));
        }
    }

    private record Started(double seconds, double cpuSeconds) {}

    private static Started start(Laboratory laboratory) {
        var begun = System.nanoTime();
        var platform = laboratory.start(BenchProcess.Role.COUNTY, VisibleBench.county(laboratory, false));
        var seconds = (System.nanoTime() - begun) / NANOS_A_SECOND;
        var cpu = CpuClock.seconds(platform.pid());
        platform.close();
        return new Started(seconds, cpu);
    }
}
