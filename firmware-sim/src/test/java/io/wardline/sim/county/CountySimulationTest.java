package io.wardline.sim.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.device.JournalLine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A county in played time against a product in memory, over real sockets.
class CountySimulationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final CountyPlan PLAN = CountyPlan.storm(11, Rehearsal.BEGINS).sized(1, 2, 2);

    private static Map<DeviceId, List<JournalLine>> lived(FakeProduct product) {
        try (CountySimulation county =
                CountySimulation.start(PLAN, product.endpoints(), Certificates.NONE, InstantSource.system())) {
            county.live(Duration.ofMinutes(30), PATIENCE);
            county.settle(PATIENCE);
            Verdict verdict = county.judge(Duration.ofSeconds(5));
            assertThat(verdict.differences()).as(verdict.toString()).isEmpty();
            assertThat(verdict.sessions()).isGreaterThan(20);
            refusesTamperedAnswers(product, county);
            Map<DeviceId, List<JournalLine>> lines = new TreeMap<>();
            county.journals().devices().forEach(did -> lines.put(did, county.journals().of(did)));
            return lines;
        }
    }

    private static void refusesTamperedAnswers(FakeProduct product, CountySimulation county) {
        List<UnaryOperator<Book>> lies = List.of(
                book -> new Book(book.units(), book.stock().subList(1, book.stock().size()), book.sessions(), book.discrepancies()),
                book -> {
                    List<StockLine> doubled = new ArrayList<>(book.stock());
                    doubled.add(doubled.getFirst());
                    return new Book(book.units(), doubled, book.sessions(), book.discrepancies());
                },
                book -> {
                    Map<String, String> moved = new TreeMap<>(book.units());
                    moved.put(book.unitsInOrder().firstKey(), "OUT-OF-SIGHT");
                    return new Book(moved, book.stock(), book.sessions(), book.discrepancies());
                },
                book -> {
                    Map<String, SessionOutcome> shorter = new TreeMap<>(book.sessions());
                    shorter.remove(shorter.keySet().iterator().next());
                    return new Book(book.units(), book.stock(), shorter, book.discrepancies());
                },
                book -> {
                    List<OpenDiscrepancy> more = new ArrayList<>(book.discrepancies());
                    more.add(new OpenDiscrepancy(county.map().cabinets().getFirst().did().value(), "E280", Kind.UNKNOWN_TAG));
                    return new Book(book.units(), book.stock(), book.sessions(), more);
                });
        for (UnaryOperator<Book> lie : lies) {
            product.tamper(lie);
            assertThat(county.judge(Duration.ZERO).holds()).isFalse();
        }
        product.tamper(UnaryOperator.identity());
        assertThat(county.judge(Duration.ZERO).holds()).isTrue();
    }

    @Test
    void lives_settles_and_is_judged_and_its_journals_say_the_same_when_delivered_again() throws IOException {
        CountyMap map = CountyMap.of(PLAN);
        Map<DeviceId, List<JournalLine>> recorded;
        try (FakeProduct product = new FakeProduct(map)) {
            recorded = lived(product);
            assertThat(product.gateway().forks()).isEmpty();
            assertThat(product.posted()).anyMatch(line -> line.startsWith("/api/ledger/units "));
        }
        Book expected = new Judge(map).expected(recorded);
        try (FakeProduct product = new FakeProduct(map)) {
            Redelivery.deliver(recorded, product.endpoints(), Certificates.NONE, 4, InstantSource.system(), PATIENCE);
            assertThat(Judge.differences(expected, product.book())).isEmpty();
            assertThat(product.gateway().forks()).isEmpty();
            recorded.forEach((did, lines) -> assertThat(product.gateway().journal(did)).hasSameSizeAs(lines));
        }
    }

    /// A day that passes four times as fast.
    private static InstantSource hurried() {
        Instant began = Instant.now();
        return () -> began.plus(Duration.between(began, Instant.now()).multipliedBy(4));
    }

    @Test
    void a_demonstration_follows_the_clock_opens_doors_and_shows_takes() throws IOException {
        CountyPlan plan = CountyPlan.demo(5, Rehearsal.BEGINS).sized(1, 1, 2).at(Duration.ofSeconds(1));
        CountyMap map = CountyMap.of(plan);
        try (FakeProduct product = new FakeProduct(map);
                CountySimulation county = CountySimulation.start(plan, product.endpoints(), Certificates.NONE, hurried())) {
            await().atMost(PATIENCE).until(() -> product.book().sessions().values().stream()
                    .anyMatch(session -> session.lines().stream().anyMatch(line -> line.endsWith("TAKEN"))));
            county.settle(PATIENCE.multipliedBy(4));
            Verdict verdict = county.judge(Duration.ofSeconds(20));
            assertThat(verdict.differences()).as(verdict.toString()).isEmpty();
        }
    }
}
