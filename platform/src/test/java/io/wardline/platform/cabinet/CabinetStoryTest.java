package io.wardline.platform.cabinet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.TagId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a cabinet tells becomes what the county believes: one story for each rule, through the real pump and database.
final class CabinetStoryTest {
    private static final TagId A = new TagId("3034257BF7194E4000001A01");
    private static final TagId B = new TagId("3034257BF7194E4000001A02");
    private static final TagId C = new TagId("3034257BF7194E4000001A03");

    private final TestWard ward = new TestWard();
    private final Journal one = new Journal("cab-1");
    private final Journal two = new Journal("cab-2");
    private final Journal three = new Journal("cab-3");

    @AfterEach
    void every_check_holds() {
        ward.holds();
        ward.close();
    }

    @Test
    void a_closed_session_moves_what_was_put_in_and_taken_out() {
        ward.pump();
        ward.bind(A, B);
        ward.deliver(one.opens("s1").closes("s1", A, B).opens("s2").ends("s2", List.of(), List.of(A)).closes("s2", B));

        assertThat(ward.ways(A)).containsExactly("WARD-1>SHELF-1 PUT", "SHELF-1>OUT TAKEN");
        assertThat(ward.placeOf(B)).isEqualTo("SHELF-1");
        assertThat(ward.session("s2")).isEqualTo("CLOSED");
        assertThat(ward.everOpened()).isEmpty();
    }

    @Test
    void the_delta_is_only_claimed_until_the_snapshot_is_in() {
        ward.pump();
        ward.bind(A);
        ward.deliver(one.opens("s1").closes("s1", A).opens("s2").ends("s2", List.of(), List.of(A)));

        assertThat(ward.session("s2")).isEqualTo("ENDED");
        assertThat(ward.texts("select removed::text from cabinet_session where session = 's2'"))
                .containsExactly("{" + A + "}");
        assertThat(ward.placeOf(A)).isEqualTo("SHELF-1");
    }

    @Test
    void what_returns_from_outside_is_returned() {
        ward.pump();
        ward.bind(A);
        ward.deliver(one.opens("s1").closes("s1", A).opens("s2").closes("s2").opens("s3").closes("s3", A));

        assertThat(ward.ways(A)).endsWith("SHELF-1>OUT TAKEN", "OUT>SHELF-1 RETURNED");
    }

    @Test
    void a_presence_without_a_session_passes_through_unexplained_and_stands_open() {
        ward.pump();
        ward.bind(A);
        ward.deliver(one.looks(A));

        assertThat(ward.ways(A)).containsExactly("WARD-1>UNEXPLAINED PUT", "UNEXPLAINED>SHELF-1 PUT");
        assertThat(ward.open()).containsExactly("cab-1 " + A + " PRESENT_WITHOUT_SESSION");

        ward.deliver(one.opens("s1").closes("s1"));
        assertThat(ward.open()).isEmpty();
        assertThat(ward.everOpened()).containsExactly("cab-1 " + A + " PRESENT_WITHOUT_SESSION ABSENT");
    }

    @Test
    void a_tag_missed_by_all_rounds_is_posted_as_taken_and_healed_by_the_next_snapshot() {
        ward.pump();
        ward.bind(A);
        ward.deliver(one.opens("s1").closes("s1", A).opens("s2").closes("s2").looks(A));

        assertThat(ward.ways(A)).endsWith("SHELF-1>OUT TAKEN", "OUT>UNEXPLAINED RETURNED", "UNEXPLAINED>SHELF-1 RETURNED");
        assertThat(ward.open()).isEmpty();
        assertThat(ward.everOpened()).containsExactly("cab-1 " + A + " PRESENT_WITHOUT_SESSION MISREAD_HEALED");
    }

    @Test
    void a_scheduled_snapshot_that_misses_a_tag_means_nothing() {
        ward.pump();
        ward.bind(A, B);
        ward.deliver(one.opens("s1").closes("s1", A, B).looks(A).boots(null, A));

        assertThat(ward.placeOf(B)).isEqualTo("SHELF-1");
        assertThat(ward.everOpened()).isEmpty();
    }

    @Test
    void a_commanded_snapshot_claims_absence_only_for_the_tags_that_its_command_named() {
        ward.pump();
        ward.bind(A, B, C);
        ward.deliver(one.opens("s1").closes("s1", A, B, C).looksFor(List.of(A), C));

        assertThat(ward.placeOf(A)).isEqualTo("OUT");
        assertThat(ward.placeOf(B)).isEqualTo("SHELF-1");
    }

    @Test
    void a_failed_antenna_makes_a_take_suspect_until_the_shelf_is_read_again() {
        ward.pump();
        ward.bind(A, B, C);
        ward.deliver(one.opens("s1").closes("s1", A, B).opens("s2").closesHalfBlind("s2"));

        assertThat(ward.session("s2")).isEqualTo("SUSPECT");
        assertThat(ward.placeOf(A)).isEqualTo("SHELF-1");
        assertThat(ward.open()).containsExactly("cab-1 " + A + " SUSPECT", "cab-1 " + B + " SUSPECT");
        assertThat(ward.orders()).containsExactly("cab-1 stock-take");

        ward.deliver(one.looksFor(List.of(A, B), B, C));
        assertThat(ward.placeOf(A)).isEqualTo("OUT");
        assertThat(ward.ways(C)).as("put in by the suspect session").containsExactly("WARD-1>SHELF-1 PUT");
        assertThat(ward.everOpened())
                .containsExactly("cab-1 " + A + " SUSPECT TAKEN", "cab-1 " + B + " SUSPECT PRESENT");
        assertThat(ward.texts("select tag || ' ' || kind from cabinet_session_line l join cabinet_session s"
                        + " using (did, number) where s.session = 's2' order by 1"))
                .containsExactly(A + " SUSPECT", B + " SUSPECT", C + " PUT");
    }

    @Test
    void an_interrupted_session_posts_nothing_by_itself() {
        ward.pump();
        ward.bind(A);
        ward.deliver(one.opens("s1").closes("s1", A).opens("s2").loses().boots("s2"));

        assertThat(ward.session("s2")).isEqualTo("INTERRUPTED");
        assertThat(ward.placeOf(A)).isEqualTo("SHELF-1");
    }

    @Test
    void the_boot_snapshot_of_the_same_epoch_closes_the_session_that_it_names() {
        ward.pump();
        ward.bind(A);
        ward.deliver(one.opens("s1").closes("s1", A).opens("s2").boots("s2"));

        assertThat(ward.session("s2")).isEqualTo("CLOSED");
        assertThat(ward.placeOf(A)).isEqualTo("OUT");
    }

    @Test
    void an_unknown_tag_stands_open_until_it_is_bound_and_the_unit_then_stands_on_the_shelf() {
        ward.pump();
        ward.deliver(one.opens("s1").closes("s1", A));
        assertThat(ward.open()).containsExactly("cab-1 " + A + " UNKNOWN_TAG");

        ward.bind(A);
        assertThat(ward.open()).isEmpty();
        assertThat(ward.placeOf(A)).isEqualTo("SHELF-1");

        ward.deliver(one.opens("s2").closes("s2"));
        assertThat(ward.placeOf(A)).isEqualTo("OUT");
        assertThat(ward.everOpened()).containsExactly("cab-1 " + A + " UNKNOWN_TAG BOUND");
    }

    @Test
    void an_unknown_tag_that_vanishes_explains_itself_to_its_session() {
        ward.pump();
        ward.deliver(one.looks(A).opens("s1").closes("s1"));

        assertThat(ward.texts("select s.session || ' ' || d.kind || ' ' || d.resolution from cabinet_discrepancy d"
                        + " join cabinet_session s on s.did = d.did and s.number = d.session"))
                .containsExactly("s1 UNKNOWN_TAG ABSENT");
    }

    @Test
    void a_unit_that_two_cabinets_claim_is_contested_until_one_gives_it_up() {
        ward.pump();
        ward.bind(A);
        ward.deliver(one.opens("s1").closes("s1", A));
        ward.deliver(two.opens("t1").closes("t1", A));

        assertThat(ward.placeOf(A)).isEqualTo("CONTESTED");
        assertThat(ward.open()).containsExactly("cab-1 " + A + " CONTESTED", "cab-2 " + A + " CONTESTED");
        assertThat(ward.orders()).containsExactly("cab-1 stock-take", "cab-2 stock-take");

        ward.deliver(one.looksFor(List.of(A)));
        assertThat(ward.placeOf(A)).isEqualTo("SHELF-2");
        assertThat(ward.open()).isEmpty();
    }

    @Test
    void a_take_among_three_claimants_is_explained_by_its_contested_row() {
        ward.pump();
        ward.bind(A);
        ward.deliver(one.opens("s1").closes("s1", A));
        ward.deliver(two.opens("t1").closes("t1", A));
        ward.deliver(three.opens("u1").closes("u1", A));
        ward.deliver(one.opens("s2").closes("s2"));

        assertThat(ward.placeOf(A)).isEqualTo("CONTESTED");
        assertThat(ward.open()).containsExactly("cab-2 " + A + " CONTESTED", "cab-3 " + A + " CONTESTED");
        assertThat(ward.orders()).as("each is asked once for each contest").hasSize(3);
    }

    @Test
    void a_snapshot_with_something_between_its_chunks_is_abandoned_and_ordered_anew() {
        ward.pump();
        ward.bind(A, B, C);
        var tags = Set.of(A, B, C, new TagId("AAAA"));
        var chunks = one.chunks(Trigger.SCHEDULE, null, true, List.of(), tags);
        assertThat(chunks).hasSize(2);
        ward.deliver(one.says(chunks.getFirst()).opens("s1").says(chunks.getLast()));

        assertThat(ward.placeOf(A)).isEqualTo("WARD-1");
        assertThat(ward.texts("select code from device_alarm")).containsExactly("snapshot.abandoned");
        assertThat(ward.orders()).containsExactly("cab-1 stock-take");
    }

    @Test
    void a_snapshot_whose_digest_differs_is_not_applied() {
        ward.pump();
        ward.bind(A, B);
        var right = one.chunks(Trigger.SCHEDULE, null, true, List.of(), Set.of(A)).getFirst();
        var wrong = one.chunks(Trigger.SCHEDULE, null, true, List.of(), Set.of(B)).getFirst();
        ward.deliver(one.says(new SnapshotChunk(
                right.snapshot(), right.trigger(), null, 1, 1, wrong.tags(), 2, right.antennasOk(), 1, right.digest(), null,
                List.of())));

        assertThat(ward.placeOf(B)).isEqualTo("WARD-1");
        assertThat(ward.texts("select code from device_alarm")).containsExactly("snapshot.digest");
    }
}
