package io.wardline.standalone.bench;

import io.wardline.platform.incentive.ActualVolume;
import io.wardline.platform.incentive.RetentionCalculation;
import io.wardline.platform.incentive.RetentionCalculation.Brand;
import io.wardline.platform.incentive.RetentionFacts;
import io.wardline.platform.incentive.RetentionFacts.NonSelectedSpend;
import io.wardline.platform.incentive.RetentionRule;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.ShippedRuleSet;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * P10's first half: a year's retention of every institution as pure calculation on one thread. The price before is a weighted mean of
 * several brands, so it is a fraction whose denominator is another one for every product, as in a real year.
 */
final class RetentionBench implements Benchmark {
    private static final int PRODUCTS = 400;
    private static final int BRANDS = 3;
    private static final double NANOS_A_SECOND = 1e9;
    /** The same year every time: a run is compared with another day's. */
    private static final long SEED = 20_261_122;

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        var rule = RetentionRule.of(ShippedRuleSet.RT_SZ_2024_DRAFT.read());
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var prices = new ArrayList<Ratio>();
        for (var product = 0; product < PRODUCTS; product++) {
            prices.add(priceBefore(random));
        }
        var facts = new ArrayList<RetentionFacts>();
        for (var institution = 0; institution < settings.paid(); institution++) {
            facts.add(year(random, prices));
        }
        var name = String.format(Locale.ROOT, "P10 retention of %,d institutions with %d products each, pure", settings.paid(), PRODUCTS);
        warm(rule, facts, settings.warm());
        var wall = new ArrayList<Double>();
        var cpu = new ArrayList<Double>();
        for (var round = 0; round < settings.rounds(); round++) {
            var used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            var started = System.nanoTime();
            total(rule, facts);
            wall.add((System.nanoTime() - started) / NANOS_A_SECOND);
            cpu.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / NANOS_A_SECOND);
        }
        return List.of(new Figure(name, Spread.of(wall), "s", 5, 1, false), Figure.plain("   CPU of the thread", Spread.of(cpu), "s"));
    }

    private static void warm(RetentionRule rule, List<RetentionFacts> facts, Duration time) {
        var until = System.nanoTime() + time.toNanos();
        do {
            total(rule, facts);
        } while (System.nanoTime() < until);
    }

    private static long total(RetentionRule rule, List<RetentionFacts> facts) {
        return facts.stream().mapToLong(each -> RetentionCalculation.assess(rule, each).payableFen()).sum();
    }

    private static Ratio priceBefore(RandomGenerator random) {
        var brands = new ArrayList<Brand>();
        for (var brand = 0; brand < BRANDS; brand++) {
            brands.add(new Brand(Ratio.of(random.nextLong(1_000, 9_000_000)), Ratio.of(random.nextLong(20, 90_000), 100)));
        }
        return RetentionCalculation.formerPriceFen(brands);
    }

    private static RetentionFacts year(RandomGenerator random, List<Ratio> prices) {
        var lines = new ArrayList<RetentionFacts.Line>(prices.size());
        for (var product = 0; product < prices.size(); product++) {
            var reported = random.nextLong(100, 500_000);
            var agreed = reported * 4 / 5;
            lines.add(new RetentionFacts.Line(
                    "G" + product, reported, agreed, new ActualVolume.Counted(agreed + random.nextLong(-50, 50)), prices.get(product),
                    prices.get(product).times(Ratio.of(random.nextLong(5, 60), 100)), new NonSelectedSpend(random.nextLong(9_000_000), 0, 0),
                    Ratio.of(random.nextLong(5_000, 9_000), 10_000), Ratio.of(random.nextLong(6_000, 10_000), 10_000), false));
        }
        return new RetentionFacts(lines, Ratio.of(random.nextLong(50, 101)), Set.of());
    }
}
