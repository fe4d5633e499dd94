package io.wardline.platform.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.TagId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A check that cannot fail proves nothing: each one goes red when exactly what it claims is bent.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CabinetChecksTest {
    private static final TagId A = new TagId("3034257BF7194E4000001C01");
    private static final TagId B = new TagId("3034257BF7194E4000001C02");
    private static final TagId UNKNOWN = new TagId("ABCD");

    private TestWard ward;

    @BeforeAll
    void open() {
        ward = wardWithSomethingOfEverything();
    }

    private static TestWard wardWithSomethingOfEverything() {
        var ward = new TestWard();
        var pump = ward.pump();
        ward.bind(A, B);
        ward.deliver(new Journal("cab-1")
                .opens("s1")
                .closes("s1", A, B, UNKNOWN)
                .opens("s2")
                .closes("s2", B, UNKNOWN)
                .looks(A, B, UNKNOWN)
                .opens("s3")
                .closesHalfBlind("s3", UNKNOWN));
        ward.deliver(new Journal("cab-2").looks(B));
        // A pump that takes its shards anew would read what is bent below, and mend some of it.
        pump.close();
        ward.holds();
        return ward;
    }

    @AfterAll
    void close() {
        ward.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cabinet_session_identity     | update cabinet_discrepancy set session = null where kind = 'SUSPECT'
            cabinet_session_identity     | update cabinet_session set cause = 'entry:cab-1:9:9' where session = 's2'
            cabinet_discrepancy_open_once | drop index cabinet_discrepancy_open_once; insert into cabinet_discrepancy (did, tag, kind, opened_by, opened_at) select did, tag, kind, opened_by, opened_at from cabinet_discrepancy where resolved_at is null
            cabinet_unit_place           | update ledger_standing set place_id = 1
            cabinet_steps_dense          | delete from cabinet_step where did = 'cab-1' and step_no = 2
            cabinet_steps_dense          | update cabinet_step set id = 1000 where did = 'cab-1' and step_no = 2
            cabinet_cursor_beyond_steps  | update device_cursor set next_seq = next_seq - 1
            cabinet_step_once            | delete from device_inbox where did = 'cab-1' and seq = 2
            cabinet_step_once            | insert into device_late values ('cab-1', 1, 2, now())
            cabinet_contested_rows       | update cabinet_claim set present = false where did = 'cab-2'
            cabinet_unknown_tag_rows     | delete from cabinet_claim where tag = 'ABCD'
            cabinet_unexplained_presence | update cabinet_claim set present = false
            device_late_is_behind        | insert into device_late values ('cab-1', 5, 2, now())
            """)
    void goes_red_when_its_claim_is_bent(String check, String bend) {
        assertThat(ward.county.claimsBrokenBy(bend)).contains(check);
    }

    @Test
    void notices_a_unit_that_was_left_in_unexplained() {
        var bend =
                """
                insert into ledger_movement (id, from_place_id, to_place_id, item_id, lot_id, owner_id, unit_id, quantity,
                    recorded_at, occurred_at, posted_on, reason, cause, actor)
                select gen_random_uuid(), place_id, 8, u.item_id, u.lot_id, s.owner_id, u.id, 1, now(), now(), current_date,
                    'MOVED', 'entry:cab-1:7:7', 'device:cab-1'
                from ledger_standing s join ledger_unit u on u.id = s.unit_id limit 1
                """;
        assertThat(ward.county.claimsBrokenBy(bend)).contains("cabinet_unexplained_is_even");
        var replay = replayAfter(bend);
        assertThat(replay.holds()).as("%s", replay.differences()).isFalse();
    }

    @Test
    void the_replay_notices_a_discrepancy_that_was_removed() {
        var replay = replayAfter("delete from cabinet_discrepancy where kind = 'CONTESTED' and did = 'cab-2'");
        assertThat(replay.holds()).isFalse();
        assertThat(replay.replayed()).isNotEqualTo(replay.live());
    }

    @Test
    void the_replay_notices_an_entry_that_was_changed() {
        assertThat(replayAfter("update device_inbox set entry = convert_to(replace(convert_from(entry, 'UTF8'), '" + A
                                + "', '" + B + "'), 'UTF8') where did = 'cab-1' and seq = 2")
                        .holds())
                .isFalse();
    }

    /** In a ward of its own: what a replay reads must have been committed. */
    private static Replay.Outcome replayAfter(String bend) {
        try (var bent = wardWithSomethingOfEverything()) {
            bent.county.execute(bend);
            return Replay.of(bent.county.pump());
        }
    }
}
