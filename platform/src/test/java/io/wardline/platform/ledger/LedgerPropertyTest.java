package io.wardline.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.db.RowScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of random postings, sound and unsound, against {@link NaiveLedger}: same answers, same stock, same places. */
final class LedgerPropertyTest {
    private static final List<String> PLACES =
            List.of("STORE", "WARD", "C1", "C2", "OUT", "CONTESTED", "SUPPLIER", "PATIENT_USE", "LOSS", "UNEXPLAINED");
    private static final int POSTINGS = 1_000;
    private static final int UNITS = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_122})
    void agrees_with_a_naive_ledger(long seed) {
        var random = new Random(seed);
        try (var county = new LedgerCounty()) {
            var naive = new NaiveLedger();
            var units = county.tag("C1", 1, UNITS);
            units.forEach(naive::stands);
            var past = new ArrayList<List<Movement>>();
            var answers = new HashMap<String, Integer>();
            for (var nth = 0; nth < POSTINGS; nth++) {
                var movements = draw(random, county, units, past);
                past.add(movements);
                var expected = naive.post(movements);
                assertThat(name(post(county, random, movements)))
                        .as("seed %d, posting %d: %s", seed, nth, movements)
                        .isEqualTo(expected);
                answers.merge(expected.split(" ")[0], 1, Integer::sum);
                if (random.nextInt(100) == 0) {
                    Ledger.foldSums(county.county.platform());
                }
            }
            assertThat(answers.keySet())
                    .as("every kind of answer was seen")
                    .containsExactlyInAnyOrder("POSTED", "OVERDRAWN", "UNIT_ELSEWHERE", "MOVEMENT_ID_REUSED");
            assertThat(lines(county, "select place_id, lot_id, owner_id, quantity from ledger_balance where quantity <> 0"))
                    .isEqualTo(naive.balances());
            assertThat(lines(county, "select unit_id, place_id from ledger_standing")).isEqualTo(naive.units());
            assertThat(county.number("select count(*) from ledger_movement")).isEqualTo(naive.movements() + UNITS);
            assertThat(lines(county, "select lines, quantity from ledger_stock_total()"))
                    .isEqualTo(lines(county, "select count(*) filter (where quantity > 0), sum(quantity)::bigint from ledger_balance"));
            assertThat(county.brokenClaims()).isEmpty();
        }
    }

    /** Platform and pump take turns; both must be able to post. */
    private static Posting post(LedgerCounty county, Random random, List<Movement> movements) {
        var db = random.nextBoolean() ? county.county.platform() : county.county.pump();
        return db.inTransaction(RowScope.PRODUCT, tx -> county.ledger.post(tx, movements));
    }

    private static List<Movement> draw(
            Random random, LedgerCounty county, List<UnitState> units, List<List<Movement>> past) {
        if (!past.isEmpty() && random.nextInt(10) == 0) {
            return again(random, past.get(random.nextInt(past.size())));
        }
        var cause = LedgerCounty.act();
        var movements = new ArrayList<Movement>();
        var places = new HashMap<UnitState, String>();
        for (var index = 0; index < 1 + random.nextInt(6); index++) {
            movements.add(random.nextBoolean()
                    ? loose(random, county, cause, index)
                    : tagged(random, county, cause, index, units.get(random.nextInt(units.size())), places));
        }
        return movements;
    }

    /** A retry as it was, or one that says something else under the same identity. */
    private static List<Movement> again(Random random, List<Movement> before) {
        if (random.nextInt(3) > 0) {
            return before;
        }
        var changed = new ArrayList<>(before);
        var last = changed.removeLast();
        changed.add(new Movement(last.cause(), last.index(), last.from(), last.to(), last.goods(), last.quantity(),
                last.reason(), last.actor(), last.occurredAt().plusSeconds(1)));
        return changed;
    }

    private static Movement loose(Random random, LedgerCounty county, Cause cause, int index) {
        var from = random.nextInt(3) == 0 ? "SUPPLIER" : place(random, "");
        var goods = county.gauze(random.nextBoolean() ? "L1" : "L2");
        return county.move(cause, index, from, place(random, from), goods, 1 + random.nextInt(9));
    }

    /** Mostly from where the unit stands, so that there is something to be right about. */
    private static Movement tagged(
            Random random, LedgerCounty county, Cause cause, int index, UnitState unit, Map<UnitState, String> places) {
        var stands = places.computeIfAbsent(unit, each -> code(county, each));
        var from = random.nextInt(6) == 0 ? place(random, "") : stands;
        var to = place(random, from);
        places.put(unit, to);
        return county.move(cause, index, from, to, unit.goods(), 1);
    }

    private static String code(LedgerCounty county, UnitState unit) {
        var now = county.unit(unit.epc()).place();
        return PLACES.stream().filter(code -> county.place(code).equals(now)).findFirst().orElseThrow();
    }

    private static String place(Random random, String butNot) {
        var others = PLACES.stream().filter(code -> !code.equals(butNot)).toList();
        return others.get(random.nextInt(others.size()));
    }

    private static String name(Posting posting) {
        return switch (posting) {
            case Posted(var fresh, var known) -> "POSTED " + fresh + "/" + known;
            case Refused refused -> refused.code().name();
        };
    }

    private static Set<String> lines(LedgerCounty county, String query) {
        return new HashSet<>(county.county.inTransaction(tx -> tx.rows(query, row -> {
            var line = new ArrayList<String>();
            for (var at = 0; at < row.size(); at++) {
                line.add(String.valueOf(row.getLong(at)));
            }
            return String.join(" ", line);
        })));
    }
}
