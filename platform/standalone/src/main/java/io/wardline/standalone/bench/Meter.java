package io.wardline.standalone.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Watches the CPU of some processes and the idling of the machine while something runs. */
record Meter(List<Long> processes) {
    Meter {
        processes = List.copyOf(processes);
    }

    /** Runs it and adds what it cost. */
    Run measure(Supplier<Run> running) {
        var before = processes.stream().map(CpuClock::seconds).toList();
        var idleBefore = CpuClock.idleSeconds();
        var started = System.nanoTime();
        var run = running.get();
        var wall = (System.nanoTime() - started) / 1e9;
        var idle = (CpuClock.idleSeconds() - idleBefore) / wall / Runtime.getRuntime().availableProcessors();
        var cpu = new ArrayList<Double>();
        for (var at = 0; at < processes.size(); at++) {
            cpu.add(CpuClock.seconds(processes.get(at)) - before.get(at));
        }
        return new Run(run.count(), run.seconds(), run.p50Micros(), run.p99Micros(), cpu, Math.clamp(idle, 0, 1));
    }
}
