package io.wardline.standalone.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds of every comparison, 1 to 100; figures to be believed need 5
 * @param warm every process works so long before it is measured, at least 3 s for figures to be believed
 * @param run one measured run, 100 ms to 60 s
 * @param idle connections that are opened to weigh one, 1 to 10,000
 * @param cabinets whose journals the pump works, 2 to 1,000
 * @param cards of stock that a page is taken from, 10 to 10,000,000
 * @param products of the ten batches in the bureau's overview, 10 to 5,000 in all
 * @param paid institutions whose retention is calculated, 1 to 10,000
 */
public record Settings(int rounds, Duration warm, Duration run, int idle, int cabinets, int cards, int products, int paid) {
    /** Connections that publish, as the table of figures to reach says. */
    static final int CONNECTIONS = 50;

    /** Of a county: 12,000 articles in about nineteen lots and places each. */
    private static final int CARDS = 228_000;

    /** Of ten batches. */
    private static final int PRODUCTS = 300;

    /** Of a province's largest cities. */
    private static final int PAID = 2_000;

    /** The rule asks for 3 s at least; the compiler still has work for about twice as long. */
    private static final Duration WARM = Duration.ofSeconds(8);

    public Settings {
        if (rounds < 1 || rounds > 100 || idle < 1 || idle > 10_000 || cabinets < 2 || cabinets > 1_000
                || cards < 10 || cards > 10_000_000 || products < 10 || products > 5_000 || paid < 1 || paid > 10_000
                || run.toMillis() < 100 || run.toSeconds() > 60) {
            throw new IllegalArgumentException("nobody measures " + rounds + " rounds of " + run);
        }
    }

    /** The rule of the bench: five rounds or more, runs of at least a second, every process warm. */
    public static Settings of(int rounds, Duration run) {
        return new Settings(rounds, WARM, run, 1_000, 128, CARDS, PRODUCTS, PAID);
    }

    Rounds.Plan plan() {
        return new Rounds.Plan(rounds, warm, run);
    }
}
