package io.wardline.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.TestCounty;
import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.place.PlaceId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger as a story: what stood where, what was asked, what became of it. */
final class LedgerTest {
    private final LedgerCounty county = new LedgerCounty();

    @AfterEach
    void every_claim_still_holds() {
        assertThat(county.brokenClaims()).isEmpty();
        county.close();
    }

    @Test
    void stock_comes_from_a_supplier_and_moves_on() {
        var gauze = county.gauze("L1");

        assertThat(county.post(county.move("SUPPLIER", "STORE", gauze, 20))).isEqualTo(new Posted(1, 0));
        assertThat(county.post(county.move("STORE", "WARD", gauze, 5))).isEqualTo(new Posted(1, 0));

        assertThat(county.stands("STORE", gauze)).isEqualTo(15);
        assertThat(county.stands("WARD", gauze)).isEqualTo(5);
    }

    @Test
    void refuses_a_movement_that_overdraws_a_shelf() {
        var gauze = county.gauze("L1");
        county.post(county.move("SUPPLIER", "STORE", gauze, 20));

        var posting = county.post(county.move("STORE", "WARD", gauze, 25));

        assertThat(posting).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(RefusalCode.OVERDRAWN);
            assertThat(refused.parameters()).containsEntry("stands", "20").containsEntry("short", "5");
            assertThat(refused.retryable()).isTrue();
        });
        assertThat(county.stands("STORE", gauze)).isEqualTo(20);
        assertThat(county.stands("WARD", gauze)).isZero();
    }

    @Test
    void a_place_may_pass_on_what_it_receives_in_the_same_posting() {
        var gauze = county.gauze("L1");
        var cause = LedgerCounty.act();

        var posting = county.post(
                county.move(cause, 0, "STORE", "WARD", gauze, 7), county.move(cause, 1, "SUPPLIER", "STORE", gauze, 7));

        assertThat(posting).isEqualTo(new Posted(2, 0));
        assertThat(county.stands("STORE", gauze)).isZero();
        assertThat(county.stands("WARD", gauze)).isEqualTo(7);
    }

    @Test
    void one_refused_movement_refuses_them_all_and_the_transaction_goes_on() {
        var gauze = county.gauze("L1");
        var cause = LedgerCounty.act();

        var afterwards = county.county.inTransaction(tx -> {
            var posting = county.ledger.post(tx, List.of(
                    county.move(cause, 0, "SUPPLIER", "STORE", gauze, 3), county.move(cause, 1, "WARD", "C1", gauze, 1)));
            assertThat(posting).isInstanceOf(Refused.class);
            return county.ledger.post(tx, List.of(county.move("SUPPLIER", "STORE", gauze, 4)));
        });

        assertThat(afterwards).isEqualTo(new Posted(1, 0));
        assertThat(county.stands("STORE", gauze)).isEqualTo(4);
    }

    @Test
    void a_retry_changes_nothing_and_says_so() {
        var gauze = county.gauze("L1");
        var movement = county.move("SUPPLIER", "STORE", gauze, 20);
        county.post(movement);

        assertThat(county.post(movement)).isEqualTo(new Posted(0, 1));

        assertThat(county.stands("STORE", gauze)).isEqualTo(20);
    }

    @Test
    void a_retry_that_brings_something_new_posts_only_that() {
        var gauze = county.gauze("L1");
        var cause = LedgerCounty.act();
        county.post(county.move(cause, 0, "SUPPLIER", "STORE", gauze, 20));

        var posting = county.post(
                county.move(cause, 0, "SUPPLIER", "STORE", gauze, 20), county.move(cause, 1, "STORE", "WARD", gauze, 1));

        assertThat(posting).isEqualTo(new Posted(1, 1));
        assertThat(county.stands("STORE", gauze)).isEqualTo(19);
    }

    @Test
    void refuses_by_name_the_same_identity_with_other_content() {
        var gauze = county.gauze("L1");
        var cause = LedgerCounty.act();
        county.post(county.move(cause, 0, "SUPPLIER", "STORE", gauze, 20));

        var posting = county.post(county.move(cause, 0, "SUPPLIER", "STORE", gauze, 21));

        assertThat(posting).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(RefusalCode.MOVEMENT_ID_REUSED);
            assertThat(refused.parameters()).containsEntry("cause", cause.text()).containsEntry("index", "0");
            assertThat(refused.retryable()).isFalse();
        });
        assertThat(county.stands("STORE", gauze)).isEqualTo(20);
    }

    @Test
    void a_unit_moves_several_times_in_one_posting() {
        var unit = county.tag("C1", 1, 1).getFirst();
        var cause = LedgerCounty.act();

        var posting = county.post(
                county.move(cause, 0, "C1", "UNEXPLAINED", unit.goods(), 1),
                county.move(cause, 1, "UNEXPLAINED", "C2", unit.goods(), 1));

        assertThat(posting).isEqualTo(new Posted(2, 0));
        assertThat(county.unit(unit.epc()).place()).isEqualTo(county.place("C2"));
        assertThat(county.stands("C1", unit.goods())).isZero();
        assertThat(county.stands("C2", unit.goods())).isEqualTo(1);
    }

    @Test
    void a_unit_that_comes_back_where_it_was_has_moved_twice() {
        var unit = county.tag("C1", 1, 1).getFirst();
        var cause = LedgerCounty.act();

        county.post(
                county.move(cause, 0, "C1", "UNEXPLAINED", unit.goods(), 1),
                county.move(cause, 1, "UNEXPLAINED", "C1", unit.goods(), 1));

        assertThat(county.unit(unit.epc()).place()).isEqualTo(county.place("C1"));
        assertThat(county.number("select count(*) from ledger_movement where unit_id = " + unit.unit().value())).isEqualTo(3);
    }

    @Test
    void refuses_to_move_a_unit_from_where_it_does_not_stand() {
        var unit = county.tag("C1", 1, 1).getFirst();

        var posting = county.post(county.move("C2", "OUT", unit.goods(), 1));

        assertThat(posting).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(RefusalCode.UNIT_ELSEWHERE);
            assertThat(refused.parameters()).containsEntry("epc", unit.epc().hex());
        });
    }

    @Test
    void a_unit_changes_its_owner_through_title_only() {
        var unit = county.tag("C1", 1, 1).getFirst();
        var sold = new Goods.Tagged(unit.unit(), unit.item(), unit.lot(), county.owner(LedgerCounty.SUPPLIER));
        var cause = LedgerCounty.act();

        assertThat(county.post(county.move("C1", "OUT", sold, 1)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.UNIT_OWNER));
        assertThat(county.post(
                        county.move(cause, 0, "C1", "TITLE", unit.goods(), 1), county.move(cause, 1, "TITLE", "C1", sold, 1)))
                .isEqualTo(new Posted(2, 0));

        assertThat(county.unit(unit.epc()).owner()).isEqualTo(sold.owner());
        assertThat(county.stands("C1", sold)).isEqualTo(1);
        assertThat(county.stands("C1", unit.goods())).isZero();
    }

    @Test
    void pieces_of_a_tagged_lot_do_not_move_loose() {
        var unit = county.tag("C1", 1, 1).getFirst();

        var posting = county.post(
                county.move("C1", "OUT", new Goods.Loose(unit.item(), unit.lot(), unit.owner()), 1));

        assertThat(posting)
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.LOT_TAGGED));
    }

    @Test
    void a_mistake_is_moved_back_once() {
        var gauze = county.gauze("L1");
        county.post(county.move("SUPPLIER", "STORE", gauze, 20));
        var mistake = county.move("STORE", "WARD", gauze, 5);
        county.post(mistake);

        assertThat(county.reverse(mistake.id())).isEqualTo(new Posted(1, 0));
        assertThat(county.reverse(mistake.id()))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.MOVEMENT_REVERSED));

        assertThat(county.stands("STORE", gauze)).isEqualTo(20);
    }

    @Test
    void a_reversal_is_retried_but_not_reversed() {
        var mistake = county.move("SUPPLIER", "STORE", county.gauze("L1"), 20);
        county.post(mistake);
        var cause = LedgerCounty.act();

        var first = county.county.inTransaction(
                tx -> county.ledger.reverse(tx, cause, "keeper", List.of(mistake.id()), TestCounty.NOW));
        var again = county.county.inTransaction(
                tx -> county.ledger.reverse(tx, cause, "keeper", List.of(mistake.id()), TestCounty.NOW));

        assertThat(List.of(first, again)).containsExactly(new Posted(1, 0), new Posted(0, 1));
        assertThat(county.reverse(cause.movement(0)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.MOVEMENT_IS_REVERSAL));
        assertThat(county.reverse(UUID.randomUUID()))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.MOVEMENT_UNKNOWN));
    }

    @Test
    void what_was_used_meanwhile_cannot_be_moved_back() {
        var gauze = county.gauze("L1");
        var receipt = county.move("SUPPLIER", "STORE", gauze, 20);
        county.post(receipt);
        county.post(county.move("STORE", "PATIENT_USE", gauze, 1));

        assertThat(county.reverse(receipt.id()))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(RefusalCode.OVERDRAWN));
    }

    @Test
    void a_movement_counts_on_the_countys_date_of_recording() {
        var movement = county.move("SUPPLIER", "STORE", county.gauze("L1"), 1);
        county.post(movement);

        assertThat(county.number("select count(*) from ledger_movement where posted_on = date '"
                        + LocalDate.of(2026, 11, 23) + "' and recorded_at = timestamptz '" + TestCounty.NOW + "'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update ledger_movement set quantity = 2",
        "delete from ledger_movement",
        "truncate ledger_movement",
        "delete from ledger_movement where false"
    })
    void the_database_itself_refuses_to_change_a_movement_even_for_its_owner(String statement) {
        county.post(county.move("SUPPLIER", "STORE", county.gauze("L1"), 1));

        assertThatThrownBy(() -> county.county.execute(statement))
                .hasRootCauseMessage("ERROR: " + statement.substring(0, statement.indexOf(' ')).toUpperCase(Locale.ROOT)
                        + " on ledger_movement refused: its rows are facts and stay as they are\n"
                        + "  Where: PL/pgSQL function audit_refuse_change() line 3 at RAISE");
    }

    @Test
    void the_database_itself_refuses_a_movement_that_names_nothing() {
        var nowhere = new Movement(
                LedgerCounty.act(), 0, county.place("SUPPLIER"), new PlaceId(999_999), county.gauze("L1"), 1,
                Reason.RECEIVED, "nurse", TestCounty.NOW);

        assertThatThrownBy(() -> county.post(nowhere))
                .isInstanceOfSatisfying(DatabaseFault.class,
                        fault -> assertThat(fault.constraint()).contains("ledger_movement_place_fkey"));
    }

    @Test
    void two_movements_of_one_identity_in_one_posting_are_a_bug() {
        var movement = county.move("SUPPLIER", "STORE", county.gauze("L1"), 1);

        assertThatThrownBy(() -> county.post(movement, movement)).isInstanceOf(IllegalArgumentException.class);
    }
}
