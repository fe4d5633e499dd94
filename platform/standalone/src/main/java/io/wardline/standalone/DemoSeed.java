package io.wardline.standalone;

import java.util.Optional;

/**
 * The seed that decides what a demo county looks like. It is kept beside the county's data: played on with another seed,
 * people and cabinets would be those of a county that was never set up there.
 */
final class DemoSeed {
    /** In the county's folder. */
    static final String FILE = "demo.seed";

    private static final String OPTION = "seed";
    private static final long USUAL = 1;

    private DemoSeed() {}

    /**
     * The seed that was asked for.
     *
     * @throws WrongUsage where it is no number from 0
     */
    static Optional<Long> wanted(Options options) {
        return options.value(OPTION).map(_ -> options.number(OPTION, USUAL, 0, Long.MAX_VALUE));
    }

    /**
     * The seed to play with: the one that the folder's county was made with, else the one asked for, else 1.
     *
     * @throws WrongUsage where another one was asked for than the county was made with
     */
    static long of(CountyHome home, Optional<Long> wanted) {
        var kept = home.secret(FILE).map(Long::parseLong);
        if (kept.isPresent() && wanted.isPresent() && !kept.get().equals(wanted.get())) {
            throw new WrongUsage("the county in " + home + " was made with seed " + kept.get() + "; for seed " + wanted.get()
                    + " give another --data");
        }
        return kept.or(() -> wanted).orElse(USUAL);
    }
}
