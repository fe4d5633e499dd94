package io.wardline.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many at once on few rows: nobody sees a deadlock, nothing is lost, nothing is doubled. */
final class LedgerConcurrencyTest {
    private static final List<String> SHELVES = List.of("STORE", "WARD", "C1", "C2", "OUT");
    private static final int THREADS = 8;
    private static final int TRANSFERS = 60;

    private final LedgerCounty county = new LedgerCounty();

    @AfterEach
    void every_claim_still_holds() {
        assertThat(county.brokenClaims()).isEmpty();
        county.close();
    }

    @Test
    void random_transfers_meet_no_deadlock_and_keep_the_sum() throws Exception {
        for (var lot : List.of("L1", "L2")) {
            for (var shelf : SHELVES) {
                county.post(county.move("SUPPLIER", shelf, county.gauze(lot), 50));
            }
        }
        var units = county.tag("C1", 1, 10);

        var outcomes = atOnce(thread -> {
            var random = new Random(thread);
            var refused = 0;
            for (var nth = 0; nth < TRANSFERS; nth++) {
                refused += post(random, units) instanceof Refused ? 1 : 0;
                if (nth % 20 == thread) {
                    Ledger.foldSums(county.county.platform());
                }
            }
            return refused;
        });

        assertThat(outcomes.stream().mapToInt(refused -> refused).sum()).isLessThan(THREADS * TRANSFERS);
        assertThat(county.number("select sum(quantity)::bigint from ledger_balance"))
                .isEqualTo(2 * 50L * SHELVES.size() + units.size());
    }

    @Test
    void the_same_movements_posted_by_many_at_once_stand_once() throws Exception {
        var cause = LedgerCounty.act();
        var gauze = county.gauze("L1");
        var movements = List.of(
                county.move(cause, 0, "SUPPLIER", "STORE", gauze, 7),
                county.move(cause, 1, "SUPPLIER", "LOSS", gauze, 1));

        var outcomes = atOnce(_ -> county.county.inTransaction(tx -> county.ledger.post(tx, movements)));

        assertThat(outcomes).filteredOn(new Posted(2, 0)::equals).hasSize(1);
        assertThat(outcomes).filteredOn(new Posted(0, 2)::equals).hasSize(THREADS - 1);
        assertThat(county.stands("STORE", gauze)).isEqualTo(7);
    }

    @Test
    void a_movement_that_many_reverse_at_once_is_reversed_once() throws Exception {
        var mistake = county.move("SUPPLIER", "LOSS", county.gauze("L1"), 3);
        county.post(mistake);

        var outcomes = atOnce(_ -> county.reverse(mistake.id()));

        assertThat(outcomes).filteredOn(new Posted(1, 0)::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(THREADS - 1);
    }

    @Test
    void one_tag_that_many_bind_at_once_is_bound_once() throws Exception {
        var outcomes = atOnce(_ -> county.bind(List.of(LedgerCounty.stent(1, "C1"), LedgerCounty.stent(2, "C2"))));

        assertThat(outcomes).filteredOn(new Binding.Bound(2)::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .extracting(outcome -> ((Refused) outcome).code())
                .hasSize(THREADS - 1)
                .containsOnly(RefusalCode.EPC_BOUND);
    }

    private Posting post(Random random, List<UnitState> units) {
        var cause = LedgerCounty.act();
        return county.county.inTransaction(tx -> {
            var movements = new ArrayList<Movement>();
            for (var index = 0; index < 4; index++) {
                var from = random.nextInt(SHELVES.size());
                var to = (from + 1 + random.nextInt(SHELVES.size() - 1)) % SHELVES.size();
                var gauze = county.gauze(random.nextBoolean() ? "L1" : "L2");
                movements.add(county.move(
                        cause, index, SHELVES.get(from), SHELVES.get(to), gauze, 1 + random.nextInt(3)));
            }
            var unit = units.get(random.nextInt(units.size()));
            var shelf = SHELVES.get(random.nextInt(SHELVES.size()));
            var stands = county.units.find(tx, List.of(unit.epc())).values().iterator().next();
            if (!stands.place().equals(county.place(shelf))) {
                movements.add(new Movement(cause, 4, stands.place(), county.place(shelf), unit.goods(), 1,
                        Reason.MOVED, "nurse", movements.getFirst().occurredAt()));
            }
            return county.ledger.post(tx, movements);
        });
    }

    private interface Doing<T> {
        T of(int thread);
    }

    private static <T> List<T> atOnce(Doing<T> doing) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, THREADS).<Callable<T>>mapToObj(thread -> () -> doing.of(thread)).toList();
            var outcomes = new ArrayList<T>();
            for (Future<T> outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }
}
