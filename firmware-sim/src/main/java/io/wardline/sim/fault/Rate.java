package io.wardline.sim.fault;

import java.util.random.RandomGenerator;

/// How often something happens.
///
/// @param perMille parts of a thousand, 0 (never, and no luck is drawn) to 1,000 (always)
public record Rate(int perMille) {
    /// Not at all.
    public static final Rate NEVER = new Rate(0);

    /// @throws IllegalArgumentException when the rate is outside its range
    public Rate {
        if (perMille < 0 || perMille > 1_000) {
            throw new IllegalArgumentException(perMille + " of a thousand is no rate");
        }
    }

    /// Whether it happens now.
    public boolean strikes(RandomGenerator random) {
        return perMille > 0 && random.nextInt(1_000) < perMille;
    }
}
