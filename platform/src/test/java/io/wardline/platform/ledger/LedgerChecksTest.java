package io.wardline.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.sql.Checks;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A claim that cannot fail says nothing: each is shown a county in which somebody got past every guard, and must notice.
 * The damage is taken back each time, so that one county does for all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LedgerChecksTest {
    /** What only the owner of the schema can do, and what the product's start-up would refuse. */
    private static final String GUARDS_OFF =
            """
            alter table ledger_movement disable trigger user;
            alter table ledger_movement drop constraint ledger_movement_two_ends;
            alter table ledger_movement drop constraint ledger_movement_unit_is_one;
            drop index ledger_movement_reverses_key;
            alter table ledger_balance drop constraint ledger_balance_not_negative;
            """;

    private LedgerCounty county;

    @BeforeAll
    void a_county_with_some_history() {
        county = new LedgerCounty();
        var gauze = county.gauze("L1");
        county.post(county.move("SUPPLIER", "STORE", gauze, 20));
        var mistake = county.move("STORE", "WARD", gauze, 5);
        county.post(mistake);
        county.reverse(mistake.id());
        var unit = county.tag("C1", 1, 2).getFirst();
        county.post(county.move("C1", "OUT", unit.goods(), 1));
        county.post(county.move("OUT", "C1", unit.goods(), 1));
        assertThat(county.brokenClaims()).isEmpty();
    }

    @AfterAll
    void close() {
        county.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            ledger_balance_is_sum_of_movements       | update ledger_balance set quantity = quantity + 1 where quantity > 1
            ledger_balance_is_sum_of_movements       | delete from ledger_movement where quantity = 20
            ledger_balance_is_sum_of_movements       | delete from ledger_balance where quantity = 20
            ledger_conservation                      | update ledger_balance set quantity = quantity + 1 where quantity > 1
            ledger_conservation                      | update ledger_movement set quantity = 19 where quantity = 20
            ledger_balance_not_negative              | update ledger_balance set quantity = -1 where quantity = 0
            ledger_balance_not_negative              | insert into ledger_balance select 3, item_id, lot_id, owner_id, 0 from ledger_balance limit 1
            ledger_balance_counts_units              | update ledger_standing set place_id = 1 where unit_id = (select min(id) from ledger_unit)
            ledger_unit_stands_where_it_was_moved    | update ledger_standing set place_id = 1 where unit_id = (select min(id) from ledger_unit)
            ledger_unit_stands_where_it_was_moved    | delete from ledger_standing where unit_id = (select min(id) from ledger_unit)
            ledger_unit_stands_where_it_was_moved    | delete from ledger_movement where reason = 'TAGGED'
            ledger_unit_in_one_place                 | delete from ledger_movement where unit_id is not null and from_place_id <> 1 and to_place_id = 1
            ledger_unit_path_unbroken                | delete from ledger_movement where unit_id is not null and to_place_id = 1
            ledger_reversal_once                     | update ledger_movement set quantity = 4 where reverses is not null
            ledger_reversal_once                     | update ledger_movement m set reverses = o.reverses from ledger_movement o where o.reverses is not null and m.quantity = 5
            ledger_movement_refers                   | update ledger_movement set lot_id = 1 where quantity = 20
            ledger_movement_refers                   | update ledger_movement set unit_id = null
            ledger_posted_on_is_the_day_of_recording | update ledger_movement set posted_on = posted_on + 2
            ledger_movement_quantity                 | update ledger_movement set to_place_id = from_place_id where quantity = 20
            ledger_movement_quantity                 | update ledger_movement set quantity = 2 where unit_id is not null
            ledger_stock_sum_is_sum_of_balances      | update ledger_stock_sum set quantity = quantity + 1
            ledger_stock_sum_is_sum_of_balances      | update ledger_stock_sum set lines = lines + 1
            ledger_stock_sum_is_sum_of_balances      | delete from ledger_stock_sum
            ledger_stock_sum_is_sum_of_balances      | alter table ledger_balance disable trigger user; delete from ledger_balance where quantity = 20
            place_county_places                      | update place set code = 'OUTSIDE' where code = 'OUT'
            """)
    void a_claim_notices_what_got_past_the_guards(String claim, String damage) {
        assertThat(county.county.claimsBrokenBy(GUARDS_OFF + damage)).contains(claim);
    }

    @Test
    void every_claim_of_the_ledger_is_shown_to_be_able_to_fail() {
        var shown = Stream.of(LedgerChecksTest.class.getDeclaredMethods())
                .flatMap(method -> Stream.ofNullable(method.getAnnotation(CsvSource.class)))
                .flatMap(source -> source.textBlock().lines())
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .toList();

        assertThat(Checks.names().stream().filter(name -> name.startsWith("ledger_"))).allMatch(shown::contains);
    }
}
