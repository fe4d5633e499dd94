package io.wardline.standalone.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.county.CountyFaults;
import io.wardline.sim.county.CountyMap;
import io.wardline.sim.county.CountyPlan;
import io.wardline.sim.county.CountySimulation;
import io.wardline.sim.county.Judge;
import io.wardline.sim.county.ProductClient;
import io.wardline.sim.county.Redelivery;
import io.wardline.sim.county.Verdict;
import io.wardline.sim.device.JournalLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A troubled county: misreads, neighbours' tags, ghosts, dead antennas, interrupted sessions, broken links, wrong clocks, swallowed
/// orders. It is judged; then its journals, a week old by now, are delivered again in another order to fresh products.
@Tag("county")
@Order(2)
final class CountyAcceptanceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Instant A_WEEK_AGO = InstantSource.system().instant().minus(Duration.ofDays(7));
    private static final CountyPlan PLAN = CountyPlan.storm(20_261_122, A_WEEK_AGO);

    @TempDir
    private Path folder;

    /// What a run left behind.
    private record Lived(CountyMap map, Map<DeviceId, List<JournalLine>> journals, String stateHash) {}

    @Test
    void a_troubled_county_is_judged_and_its_journals_give_the_same_state_in_any_order() throws Exception {
        Lived lived = live(Files.createDirectories(folder.resolve("live")));
        redelivered(lived, Files.createDirectories(folder.resolve("again")), 1, 77);
        redelivered(lived, Files.createDirectories(folder.resolve("two")), 2, 78);
    }

    @Test
    void a_county_that_is_taken_up_again_asks_for_its_epochs_and_finds_every_unit_where_the_book_has_it() throws Exception {
        CountyPlan calm = PLAN.troubledBy(CountyFaults.NONE).sized(1, 1, 3);
        try (Product product = new Product(folder, 1)) {
            for (int start = 1; start <= 3; start++) {
                try (CountySimulation county =
                        CountySimulation.start(calm, product.endpoints(), product.certificates(), InstantSource.system())) {
                    assertThat(county.resumed()).isEqualTo(start > 1);
                    county.live(Duration.ofMinutes(15), PATIENCE);
                    county.settle(PATIENCE);
                    Verdict verdict = county.judge(PATIENCE);
                    assertThat(verdict.differences()).as(verdict.toString()).isEmpty();
                    assertThat(verdict.open()).isZero();
                }
            }
            assertThat(product.number("select max(epoch) from device_head")).isEqualTo(3);
            holds(product);
        }
    }

    private static Lived live(Path folder) throws Exception {
        try (Product product = new Product(folder, 1);
                CountySimulation county =
                        CountySimulation.start(PLAN, product.endpoints(), product.certificates(), InstantSource.system())) {
            county.live(Duration.ofMinutes(50), PATIENCE);
            county.settle(PATIENCE);
            Verdict verdict = county.judge(PATIENCE);
            assertThat(verdict.differences()).as(verdict.toString()).isEmpty();
            assertThat(verdict.sessions()).isGreaterThan(50);
            county.stop();
            holds(product);
            assertThat(product.number("select count(*) from cabinet_discrepancy")).as("a storm shows").isGreaterThan(5);
            Map<DeviceId, List<JournalLine>> journals = new TreeMap<>();
            county.journals().devices().forEach(did -> journals.put(did, county.journals().of(did)));
            return new Lived(county.map(), journals, product.stateHash());
        }
    }

    private static void holds(Product product) throws Exception {
        assertThat(product.brokenChecks()).isEmpty();
        assertThat(product.replay().differences()).isEmpty();
        assertThat(product.number("select count(*) from ledger_balance where quantity < 0")).isZero();
    }

    private static void redelivered(Lived lived, Path folder, int nodes, long seed) throws Exception {
        try (Product product = new Product(folder, nodes);
                var mover = Executors.newSingleThreadScheduledExecutor()) {
            ProductClient client = new ProductClient(product.endpoints());
            client.setUp(lived.map(), "again");
            if (nodes > 1) {
                int[] turn = {0};
                mover.scheduleWithFixedDelay(() -> product.moveLeases(turn[0]++), 300, 300, TimeUnit.MILLISECONDS);
            }
            Redelivery.deliver(lived.journals(), product.endpoints(), product.certificates(), seed, InstantSource.system(), PATIENCE);
            var expected = new Judge(lived.map()).expected(lived.journals());
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                    assertThat(Judge.differences(expected, client.book(lived.map()))).as("seed %d, %s", seed, PLAN.line()).isEmpty());
            mover.shutdownNow();
            assertThat(product.stateHash()).isEqualTo(lived.stateHash());
            holds(product);
        }
    }
}
