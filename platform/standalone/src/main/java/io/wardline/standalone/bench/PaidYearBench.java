package io.wardline.standalone.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        try (var laboratory = Laboratory.open(secrets)) {
            PaidYear.put(laboratory, settings.paid(), PRODUCTS);
            var county = laboratory.start(BenchProcess.Role.COUNTY, VisibleBench.county(laboratory, false));
            var address = URI.create("http://127.0.0.1:" + county.ask("ports").split(" ")[1] + "/api/incentive/runs");
            var token = VisibleBench.token(laboratory, "county", null);
            var year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() - 1;
            var started = System.nanoTime();
            try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                for (var after = "null"; after != null; ) {
                    after = part(client, address, token, "{\"year\":" + year + ",\"after\":" + after + "}");
                }
            }
            var seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
            var kept = laboratory.number("select count(*) from statement_version");
            if (kept != settings.paid()) {
                throw new IllegalStateException(kept + " statements of " + settings.paid() + " institutions");
            }
            var name = String.format(Locale.ROOT, "P10 retention of %,d institutions with %d products each, kept", settings.paid(), PRODUCTS);
            return List.of(new Figure(name, Spread.of(List.of(seconds)), "s", 180, 60, false));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("running a year", e);
        }
    }

    /** One part of the run; where the next begins as JSON, null at the end. */
    private static @Nullable String part(HttpClient client, URI address, String token, String wish)
            throws IOException, InterruptedException {
        var response = client.send(
                HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(wish)).build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException("the run is answered " + response.statusCode() + " " + response.body());
        }
        var next = JSON.readTree(response.body()).path("next");
        return next.isNull() ? null : next.toString();
    }
}
