package io.wardline.standalone.bench;

import io.wardline.sim.year.Desk;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * P10's second half: a year's retention of every institution through the API, with reading the inputs, computing, and keeping every
 * version with its inputs and steps, until the last part is committed. Run once: a second run would find everything kept already.
 * What was bought is put into the kept sums without its receipts, so that the claims about those are not asked here.
 */
final class PaidYearBench implements Benchmark {
    private static final int PRODUCTS = 400;
    private static final double NANOS_A_SECOND = 1e9;

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        try (var laboratory = Laboratory.open(secrets)) {
            PaidYear.put(laboratory, settings.paid(), PRODUCTS);
            var county = laboratory.start(BenchProcess.Role.COUNTY, VisibleBench.county(laboratory, false));
            var address = URI.create("http://127.0.0.1:" + county.ask("ports").split(" ")[1]);
            var year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() - 1;
            long started;
            try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                var officer = BenchOfficer.of(laboratory, client, address);
                started = System.nanoTime();
                var part = 0;
                for (var next = ""; next != null; part++) {
                    next = part(officer, year, next, part);
                }
            }
            var seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
            var kept = laboratory.number("select count(*) from statement_version");
            if (kept != settings.paid()) {
                throw new IllegalStateException(kept + " statements of " + settings.paid() + " institutions");
            }
            var name = String.format(Locale.ROOT, "P10 retention of %,d institutions with %d products each, kept", settings.paid(), PRODUCTS);
            return List.of(new Figure(name, Spread.of(List.of(seconds)), "s", 180, 60, false));
        }
    }

    /** One part of the run; after whom the next begins, null at the end. */
    private static @Nullable String part(Desk officer, int year, String after, int part) {
        var wish = after.isEmpty() ? Map.of("year", year) : Map.of("year", year, "after", after);
        var next = officer.post("/api/incentive/runs", "part-" + part, wish).path("next");
        return next.isNull() ? null : next.asText();
    }
}
