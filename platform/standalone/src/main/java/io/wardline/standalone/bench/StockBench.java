package io.wardline.standalone.bench;

import io.wardline.sql.Role;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * P8: how soon the stock page and the lives of a piece and of a lot are answered in a county with many cards, over a
 * connection that stays open, as a browser's does. Every question is asked warm; a question that is asked for the first
 * time after a start waits for the compiler, which this does not measure.
 */
final class StockBench implements Benchmark {
    private static final double LATE = 0.95;
    private static final double USUAL = 0.5;
    /** However slow the answers are, a round has one for each so many milliseconds: 300 in five rounds of three seconds. */
    private static final int MILLIS_AN_ANSWER = 50;
    /** The first page as one statement, for anybody who would ask the database itself. */
    private static final String BARE_PAGE =
            """
            select i.code, i.name, l.number, l.maker, l.expiry, o.code, p.code, p.name, p.kind, w.name, b.quantity
            from ledger_balance b
            join catalog_item i on i.id = b.item_id
            join ledger_lot l on l.id = b.lot_id
            join ledger_owner o on o.id = b.owner_id
            join place p on p.id = b.place_id
            left join place w on w.id = p.parent_id
            where b.quantity > 0
            order by i.code, l.expiry, b.lot_id, b.place_id, b.owner_id limit 61
            """;

    /** One question of the API, asked again and again, now for one thing and now for another. */
    private record Question(String name, double must, double goal, String token, List<String> paths) {
        Question {
            paths = List.copyOf(paths);
        }
    }

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        try (var laboratory = Laboratory.open(secrets)) {
            CardFacts.put(laboratory, settings.cards());
            history(laboratory, settings);
            var county = laboratory.start(BenchProcess.Role.COUNTY, VisibleBench.county(laboratory, false));
            var port = county.ask("ports").split(" ")[1];
            var questions = questions(laboratory, settings);
            var figures = new ArrayList<Figure>();
            figures.add(Figure.plain("   cards", Spread.of(List.of((double) settings.cards())), ""));
            try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                for (var question : questions) {
                    figures.addAll(ask(client, "http://127.0.0.1:" + port, question, settings));
                }
            }
            figures.add(bare(laboratory, settings));
            figures.add(LedgerBench.reconciled("P8 rows that do not reconcile", laboratory));
            return figures;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("asking for stock", e);
        }
    }

    /** Pieces whose lives are long: sessions of a ward's cabinets, worked by the product's pump. */
    private static void history(Laboratory laboratory, Settings settings) {
        laboratory.register("k", settings.cabinets());
        LedgerBench.bind(laboratory, settings.cabinets());
        var journals = new WardJournals("k", settings.cabinets());
        var written = new ArrayList<>(journals.boots());
        written.addAll(journals.sessions(20));
        new Delivery(laboratory).store(written);
        var pump = laboratory.start(BenchProcess.Role.PUMP, laboratory.login(Role.PUMP));
        pump.ask("drain " + written.size());
        pump.close();
    }

    private static List<Question> questions(Laboratory laboratory, Settings settings) {
        var all = VisibleBench.token(laboratory, "county", null);
        var own = VisibleBench.token(laboratory, "hospital", "P7");
        var clinic = VisibleBench.token(laboratory, "clinic", "Q1");
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var units = new ArrayList<String>();
        var lots = new ArrayList<String>();
        for (var cabinet = 0; cabinet < settings.cabinets(); cabinet++) {
            units.add("/api/trace/units/" + WardJournals.tag(cabinet, cabinet % WardJournals.MOVED).hex());
            lots.add("/api/trace/lots?item=ITEM-" + String.format(Locale.ROOT, "%05d", 1 + cabinet) + "&maker=MAKER-" + (1 + cabinet) % 40
                    + "&lot=L" + cabinet);
        }
        return List.of(
                new Question("P8 stock page, first", 30, 15, all, List.of("/api/ledger/stock?limit=60")),
                new Question("P8 stock page, one hospital's account", 30, 15, own, List.of("/api/ledger/stock?limit=60")),
                new Question("P8 stock page, a clinic's account with 12 lines", 30, 15, clinic, List.of("/api/ledger/stock?limit=60")),
                new Question("P8 stock page, words", 30, 15, all, words()),
                new Question("P8 stock page, within a ward", 30, 15, all, wards()),
                new Question("P8 stock page, sums of all", 30, 15, all, List.of("/api/ledger/stock/total")),
                new Question("P8 near expiry", 20, 10, all, List.of("/api/ledger/stock?limit=60&through=" + today.plusDays(30))),
                new Question("P8 unit trace", 10, 5, all, units),
                new Question("P8 lot recall", 10, 5, all, lots));
    }

    private static List<String> words() {
        var paths = new ArrayList<String>();
        for (var number = 100; number < 12_000; number += 400) {
            paths.add("/api/ledger/stock?limit=60&q=" + URLEncoder.encode("Dressing " + number, StandardCharsets.UTF_8));
        }
        return paths;
    }

    private static List<String> wards() {
        var paths = new ArrayList<String>();
        for (var hospital = 1; hospital <= 20; hospital++) {
            paths.add("/api/ledger/stock?limit=60&within=P" + hospital + "-W3");
        }
        return paths;
    }

    private static List<Figure> ask(HttpClient client, String address, Question question, Settings settings)
            throws IOException, InterruptedException {
        round(client, address, question, settings.warm());
        var late = new ArrayList<Double>();
        var usual = new ArrayList<Double>();
        var answers = 0;
        for (var at = 0; at < settings.rounds(); at++) {
            var samples = round(client, address, question, settings.run());
            late.add(samples.micros(LATE) / 1e3);
            usual.add(samples.micros(USUAL) / 1e3);
            answers += samples.count();
        }
        return List.of(
                new Figure(question.name() + ", p95", Spread.of(late), "ms", question.must(), question.goal(), false),
                Figure.plain("   p50, of " + answers + " answers", Spread.of(usual), "ms"));
    }

    private static Samples round(HttpClient client, String address, Question question, Duration time)
            throws IOException, InterruptedException {
        var samples = new Samples();
        var least = time.toMillis() / MILLIS_AN_ANSWER;
        var until = System.nanoTime() + time.toNanos();
        do {
            var path = question.paths().get(samples.count() % question.paths().size());
            var request = HttpRequest.newBuilder(URI.create(address + path))
                    .header("Authorization", "Bearer " + question.token())
                    .build();
            var started = System.nanoTime();
            var response = client.send(request, BodyHandlers.ofString());
            samples.addNanos(System.nanoTime() - started);
            if (response.statusCode() != 200) {
                throw new IOException(path + " is answered " + response.statusCode() + " " + response.body());
            }
        } while (System.nanoTime() < until || samples.count() < least);
        return samples;
    }

    /** The ceiling: the lines of the first page by one prepared statement on one connection, as the product's role. */
    private static Figure bare(Laboratory laboratory, Settings settings) {
        try (var connection = laboratory.connect(Role.PLATFORM);
                var setting = connection.createStatement();
                var page = connection.prepareStatement(BARE_PAGE)) {
            setting.execute("select set_config('wl.scope', 'county', false), set_config('jit', 'off', false)");
            var late = new ArrayList<Double>();
            for (var at = 0; at <= settings.rounds(); at++) {
                var samples = new Samples();
                var until = System.nanoTime() + settings.run().toNanos() / 3;
                do {
                    var started = System.nanoTime();
                    try (var rows = page.executeQuery()) {
                        while (rows.next()) {
                            rows.getString(1);
                        }
                    }
                    samples.addNanos(System.nanoTime() - started);
                } while (System.nanoTime() < until);
                if (at > 0) {
                    late.add(samples.micros(LATE) / 1e3);
                }
            }
            return Figure.plain("   first page as bare SQL on one connection, p95", Spread.of(late), "ms");
        } catch (SQLException e) {
            throw new IllegalStateException("asking the database itself", e);
        }
    }
}
