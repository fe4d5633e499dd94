package io.wardline.sim.fault;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded luck. Every actor draws from a stream of its own, so that one actor's draws do not change another's.
public final class Luck {
    private static final RandomGeneratorFactory<RandomGenerator> STREAMS = RandomGeneratorFactory.of("L64X128MixRandom");

    private Luck() {}

    /// The stream of one actor in one run.
    ///
    /// @param seed  of the run
    /// @param actor its name; the same name gives the same stream
    public static RandomGenerator of(long seed, String actor) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < actor.length(); i++) {
            mixed = (mixed ^ actor.charAt(i)) * 0xBF58476D1CE4E5B9L;
        }
        return STREAMS.create(mixed);
    }
}
