package io.wardline.standalone.bench;

import java.util.List;
import java.util.random.RandomGenerator;

/** One named measurement. */
@FunctionalInterface
interface Benchmark {
    /**
     * Builds what is needed, measures, and takes everything down again.
     *
     * @param secrets for passwords and keys
     */
    List<Figure> measure(Settings settings, RandomGenerator secrets);
}
