package io.wardline.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time as the kernel counts it: of a process with all that it started, and of the machine's idling. */
final class CpuClock {
    /** USER_HZ is 100 on every Linux that we know. */
    private static final double SECONDS_PER_TICK = 0.01;

    private CpuClock() {}

    /** Seconds of CPU that a process and its living descendants have used; 0 when it is gone. */
    static double seconds(long pid) {
        var family = ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants()))
                .orElseGet(Stream::empty);
        return family.mapToDouble(process -> own(process.pid())).sum();
    }

    /** Seconds that all processors together have idled since the machine started. */
    static double idleSeconds() {
        try {
            var fields = Files.readAllLines(Path.of("/proc/stat")).getFirst().strip().split(" +");
            return (Long.parseLong(fields[4]) + Long.parseLong(fields[5])) * SECONDS_PER_TICK;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("this machine does not tell its idle time in /proc/stat", e);
        }
    }

    /** The machine's load averages over 1, 5 and 15 minutes, as the kernel prints them. */
    static String load() {
        try {
            var fields = Files.readString(Path.of("/proc/loadavg")).split(" ");
            return String.join(" ", fields[0], fields[1], fields[2]);
        } catch (IOException _) {
            return "unknown";
        }
    }

    private static double own(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name in brackets may hold anything, so the fields are counted from its end; 12 and 13 are utime and stime,
            // 14 and 15 those of children that have ended.
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + Long.parseLong(fields[13]) + Long.parseLong(fields[14]))
                    * SECONDS_PER_TICK;
        } catch (IOException _) {
            return 0;
        }
    }
}
