package io.wardline.standalone.bench;

import java.util.List;

/**
 * What one run of one thing gave.
 *
 * @param count messages, entries or movements
 * @param seconds that it took
 * @param p50Micros half of the answers came within this time, 0 where no single answer is timed
 * @param p99Micros 99 of 100 answers came within this time, 0 where no single answer is timed
 * @param cpu seconds of CPU of each watched process, in the order of {@link Meter}
 * @param idleShare share of all processors that idled, 0 to 1
 */
record Run(long count, double seconds, double p50Micros, double p99Micros, List<Double> cpu, double idleShare) {
    Run {
        cpu = List.copyOf(cpu);
    }

    /** A run without the machine's share. */
    static Run of(long count, double seconds) {
        return new Run(count, seconds, 0, 0, List.of(), 0);
    }

    double rate() {
        return count / seconds;
    }

    /** Microseconds of CPU that a watched process spent for one of the counted things. */
    double cpuMicros(int process) {
        return cpu.get(process) * 1_000_000 / count;
    }

    /** As a child process answers it. */
    String text() {
        return count + " " + seconds + " " + p50Micros + " " + p99Micros;
    }

    /** Reads {@link #text}. */
    static Run read(String text) {
        var words = text.split(" ");
        return new Run(
                Long.parseLong(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3]),
                List.of(), 0);
    }
}
