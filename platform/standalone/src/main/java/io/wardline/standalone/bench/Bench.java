package io.wardline.standalone.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The door of the bench: what can be measured, and how it is printed. */
public final class Bench {
    private Bench() {}

    /** What can be asked for. */
    public enum Name {
        /** P2, and the ceiling of P1. */
        INBOX,
        /** P1, P3, P6. */
        GATEWAY,
        /** P4. */
        VISIBLE,
        /** P8. */
        STOCK,
        /** P5. */
        LEDGER,
        /** What sealing costs the writers. */
        AUDIT,
        /** P9 and P10. */
        BUREAU,
        /** P12's start of a process; the console's own figures are the browser's and the build's to tell. */
        START;

        /** As it is typed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Measures and prints.
     *
     * @param json one JSON object instead of lines for people
     * @param secrets for the passwords and keys of the bench's own county
     * @return whether every must is reached
     */
    public static boolean run(List<Name> names, Settings settings, boolean json, RandomGenerator secrets, PrintStream out, PrintStream err) {
        err.printf(Locale.ROOT, "%d processors, load %s; %d rounds of %.1f s, order reversed every round%n",
                Runtime.getRuntime().availableProcessors(), CpuClock.load(), settings.rounds(), settings.run().toMillis() / 1e3);
        var figures = new ArrayList<Figure>();
        for (var name : names) {
            for (var benchmark : benchmarks(name)) {
                err.println("measuring " + name.word() + " ...");
                var found = benchmark.measure(settings, secrets);
                if (!json) {
                    found.forEach(figure -> out.println(figure.line()));
                }
                figures.addAll(found);
            }
        }
        if (json) {
            out.println(figures.stream().map(Figure::json).collect(Collectors.joining(",\n  ", "{\"figures\":[\n  ", "\n]}")));
        }
        return figures.stream().allMatch(Figure::holds);
    }

    static List<Benchmark> benchmarks(Name name) {
        return switch (name) {
            case INBOX -> List.of(new InboxBench());
            case GATEWAY -> List.of(new GatewayBench(), new ConnectionBench());
            case STOCK -> List.of(new StockBench());
            case VISIBLE -> List.of(new VisibleBench());
            case LEDGER -> List.of(new LedgerBench());
            case AUDIT -> List.of(new AuditBench());
            case BUREAU -> List.of(new BureauBench(), new RetentionBench(), new PaidYearBench());
            case START -> List.of(new StartBench());
        };
    }
}
