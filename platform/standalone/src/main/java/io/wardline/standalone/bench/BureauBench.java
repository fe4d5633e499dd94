package io.wardline.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * P9: how soon the bureau's overview of all institutions and batches is answered in a county with a year behind it, and how
 * soon a receipt that is posted shows in it. One connection that stays open, as a browser's does.
 */
final class BureauBench implements Benchmark {
    private static final double LATE = 0.95;
    private static final double USUAL = 0.5;
    private static final int MOST_LOOKS = 100;
    private static final String OVERVIEW = "/api/vbp/progress/overview";
    private static final JsonMapper JSON = new JsonMapper();

    /** One open connection with an account behind it. */
    private record Door(HttpClient client, String address, String token) {
        String get(String path) throws IOException, InterruptedException {
            return answer(request(path).GET(), 200);
        }

        void post(String path, String body) throws IOException, InterruptedException {
            var _ = answer(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)), 201);
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
        }

        private String answer(HttpRequest.Builder request, int wanted) throws IOException, InterruptedException {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != wanted) {
                throw new IOException(response.uri() + " is answered " + response.statusCode() + " " + response.body());
            }
            return response.body();
        }
    }

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        try (var laboratory = Laboratory.open(secrets)) {
            BureauFacts.put(laboratory, settings.products() / BureauFacts.BATCHES);
            var figures = new ArrayList<Figure>();
            figures.add(LedgerBench.reconciled("P9 rows that break a claim, before", laboratory));
            figures.add(Figure.plain("   cells", Spread.of(List.of((double) laboratory.number("select count(*) from vbp_progress"))), ""));
            var county = laboratory.start(BenchProcess.Role.COUNTY, VisibleBench.county(laboratory, false));
            var address = "http://127.0.0.1:" + county.ask("ports").split(" ")[1];
            try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                var whole = new Door(client, address, VisibleBench.token(laboratory, "county", null));
                figures.addAll(overview("P9 overview of 30 institutions, 10 batches, 300 products", whole, OVERVIEW, settings, 10, 5));
                figures.addAll(overview("   of one batch", whole, OVERVIEW + "?batch=B1", settings, Double.NaN, Double.NaN));
                var own = new Door(client, address, VisibleBench.token(laboratory, "hospital", "P07"));
                figures.addAll(overview("   of a hospital's own account", own, OVERVIEW, settings, Double.NaN, Double.NaN));
                figures.addAll(visible(whole, settings));
            }
            figures.add(LedgerBench.reconciled("P9 rows that break a claim, after", laboratory));
            return figures;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("asking for the overview", e);
        }
    }

    private static List<Figure> overview(String name, Door door, String path, Settings settings, double must, double goal)
            throws IOException, InterruptedException {
        round(door, path, settings.warm());
        var late = new ArrayList<Double>();
        var usual = new ArrayList<Double>();
        var answers = 0;
        for (var at = 0; at < settings.rounds(); at++) {
            var samples = round(door, path, settings.run());
            late.add(samples.micros(LATE) / 1e3);
            usual.add(samples.micros(USUAL) / 1e3);
            answers += samples.count();
        }
        return List.of(
                new Figure(name + ", p95", Spread.of(late), "ms", must, goal, false),
                Figure.plain("   p50, of " + answers + " answers", Spread.of(usual), "ms"));
    }

    private static Samples round(Door door, String path, Duration time) throws IOException, InterruptedException {
        var samples = new Samples();
        var until = System.nanoTime() + time.toNanos();
        do {
            var started = System.nanoTime();
            door.get(path);
            samples.addNanos(System.nanoTime() - started);
        } while (System.nanoTime() < until);
        return samples;
    }

    /** From the first byte of the receipt's POST until an answer of the whole overview that counts it. */
    private static List<Figure> visible(Door door, Settings settings) throws IOException, InterruptedException {
        receive(door, 0, null);
        var late = new ArrayList<Double>();
        var looks = new ArrayList<Double>();
        var number = 1;
        for (var at = 0; at < settings.rounds(); at++) {
            var samples = new Samples();
            var most = 0;
            var until = System.nanoTime() + settings.run().toNanos();
            do {
                most = Math.max(most, receive(door, number++, samples));
            } while (System.nanoTime() < until);
            late.add(samples.micros(LATE) / 1e3);
            looks.add((double) most);
        }
        return List.of(
                new Figure("P9 receipt posted until the overview counts it, p95", Spread.of(late), "ms", 1000, 50, false),
                new Figure("   looks that it took at most", Spread.of(looks), "", 1, 1, false));
    }

    private static int receive(Door door, int number, @Nullable Samples samples) throws IOException, InterruptedException {
        var before = reached(door);
        var started = System.nanoTime();
        door.post("/api/warehouse/receipts", """
                {"institution":"P07","place":"P07-STORE","supplier":"MAKER","acceptedOn":"%s",\
                "lines":[{"item":"B1-G1","lot":"V%d","quantity":1}]}""".formatted(LocalDate.now(ZoneId.of("Asia/Shanghai")), number));
        var looks = 0;
        do {
            looks++;
            if (looks > MOST_LOOKS) {
                throw new IOException("a receipt stays out of the overview");
            }
        } while (reached(door) == before);
        if (samples != null) {
            samples.addNanos(System.nanoTime() - started);
        }
        return looks;
    }

    private static long reached(Door door) throws IOException, InterruptedException {
        for (JsonNode row : JSON.readTree(door.get(OVERVIEW)).path("items")) {
            if (row.path("institution").asText().equals("P07") && row.path("batch").asText().equals("B1")) {
                return row.path("reachedUnits").asLong();
            }
        }
        throw new IOException("the overview has no row of P07 and B1");
    }
}
