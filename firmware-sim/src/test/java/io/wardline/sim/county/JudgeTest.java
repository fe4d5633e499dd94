package io.wardline.sim.county;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.DeviceEvent.SessionOpened;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.device.JournalLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The judge's rules, each told as a short story of cabinets A and B and units x and y; g is a tag that stands for nothing.
class JudgeTest {
    private static final DeviceId A = new DeviceId("cab-a");
    private static final DeviceId B = new DeviceId("cab-b");
    private static final TagId X = new TagId("30740000AAAA");
    private static final TagId Y = new TagId("30740000BBBB");
    private static final TagId G = new TagId("E2800000CCCC");
    private static final CountyMap MAP = new CountyMap(
            List.of(), List.of(), List.of(), List.of(),
            List.of(new CountyMap.Station(A, "CABINET", "P-A"), new CountyMap.Station(B, "CABINET", "P-B")),
            List.of(unit(X), unit(Y)));

    private final Map<DeviceId, List<JournalLine>> journals = new TreeMap<>();
    private int snapshots;

    private static CountyMap.Unit unit(TagId tag) {
        return new CountyMap.Unit(tag, "ITEM-001", "L1", LocalDate.of(2028, 1, 1), "H01", "STORE", A);
    }

    private JudgeTest say(DeviceId did, DeviceEvent event) {
        return say(did, 1, event);
    }

    private JudgeTest say(DeviceId did, long epoch, DeviceEvent event) {
        List<JournalLine> lines = journals.computeIfAbsent(did, _ -> new ArrayList<>());
        long seq = lines.stream().filter(line -> line.key().epoch() == epoch).count() + 1;
        JournalKey key = new JournalKey(epoch, seq);
        Entry entry = new Entry(key, 1, 5, Instant.EPOCH, event);
        lines.add(new JournalLine(key, event.type(), new String(entry.line(), StandardCharsets.UTF_8)));
        return this;
    }

    private JudgeTest opens(DeviceId did, String session) {
        return say(did, new SessionOpened(session, "n1", Method.CARD, Authority.ONLINE));
    }

    private JudgeTest reads(DeviceId did, Trigger trigger, @Nullable String session, boolean ok, List<TagId> named, TagId... tags) {
        List<TagId> seen = List.of(tags);
        return say(did, new SnapshotChunk(
                "snap-" + snapshots++, trigger, session, 1, 1, seen, 2, List.of(true, ok), seen.size(), Digest.ofTags(seen),
                trigger == Trigger.COMMAND ? new UUID(1, 1) : null, named));
    }

    private JudgeTest closes(DeviceId did, String session, TagId... tags) {
        return reads(did, Trigger.DOOR_CLOSED, session, true, List.of(), tags);
    }

    private JudgeTest sees(DeviceId did, TagId... tags) {
        return reads(did, Trigger.SCHEDULE, null, true, List.of(), tags);
    }

    private Book book() {
        return new Judge(MAP).expected(journals);
    }

    private SessionOutcome session(String name) {
        return Optional.ofNullable(book().sessions().get("cab-a " + name)).orElseThrow();
    }

    private static OpenDiscrepancy row(DeviceId did, TagId tag, Kind kind) {
        return new OpenDiscrepancy(did.value(), tag.hex(), kind);
    }

    @Test
    void what_a_session_puts_in_is_there_and_what_it_takes_is_out() {
        opens(A, "s1").closes(A, "s1", X, Y).opens(A, "s2").closes(A, "s2", Y);
        assertThat(book().units()).containsEntry(X.hex(), "OUT").containsEntry(Y.hex(), "P-A");
        assertThat(session("s2").lines()).containsExactly(X + " TAKEN");
        assertThat(book().stock()).contains(new StockLine("P-A", "ITEM-001", "L1", "H01", 1), new StockLine("OUT", "ITEM-001", "L1", "H01", 1));
        assertThat(book().discrepancies()).isEmpty();
    }

    @Test
    void a_unit_that_nobody_has_claimed_stands_where_it_was_bound() {
        assertThat(book().units()).containsEntry(X.hex(), "STORE");
    }

    @Test
    void a_presence_without_a_session_stays_open_until_the_tag_is_gone() {
        sees(A, X);
        assertThat(book().discrepancies()).containsExactly(row(A, X, Kind.PRESENT_WITHOUT_SESSION));
        opens(A, "s1").closes(A, "s1");
        assertThat(book().discrepancies()).isEmpty();
    }

    @Test
    void an_absence_without_a_session_means_nothing() {
        opens(A, "s1").closes(A, "s1", X).sees(A);
        assertThat(book().units()).containsEntry(X.hex(), "P-A");
    }

    @Test
    void a_misread_of_all_rounds_is_healed_by_the_next_snapshot_unless_a_session_was_opened_since() {
        opens(A, "s1").closes(A, "s1", X).opens(A, "s2").closes(A, "s2").sees(A, X);
        assertThat(book().discrepancies()).isEmpty();
        assertThat(book().units()).containsEntry(X.hex(), "P-A");
        opens(A, "s3").closes(A, "s3").opens(A, "s4").sees(A, X);
        assertThat(book().discrepancies()).containsExactly(row(A, X, Kind.PRESENT_WITHOUT_SESSION));
    }

    @Test
    void a_dead_antenna_makes_suspects_which_the_next_word_clears() {
        opens(A, "s1").closes(A, "s1", X, Y).opens(A, "s2").reads(A, Trigger.DOOR_CLOSED, "s2", false, List.of(), Y);
        assertThat(book().discrepancies()).containsExactly(row(A, X, Kind.SUSPECT));
        assertThat(session("s2").state()).isEqualTo("SUSPECT");
        assertThat(book().units()).containsEntry(X.hex(), "P-A");
        reads(A, Trigger.COMMAND, null, true, List.of(X), Y);
        assertThat(book().discrepancies()).isEmpty();
        assertThat(book().units()).containsEntry(X.hex(), "OUT");
    }

    @Test
    void what_a_suspect_session_brought_counts_as_put_by_it() {
        opens(A, "s1").reads(A, Trigger.DOOR_CLOSED, "s1", false, List.of()).sees(A, X);
        assertThat(book().discrepancies()).isEmpty();
        assertThat(session("s1").lines()).containsExactly(X + " PUT");
    }

    @Test
    void two_claims_make_a_contest_which_a_named_absence_ends() {
        opens(A, "s1").closes(A, "s1", X).opens(B, "t1").closes(B, "t1", X);
        assertThat(book().units()).containsEntry(X.hex(), "CONTESTED");
        assertThat(book().discrepancies()).containsExactly(row(A, X, Kind.CONTESTED), row(B, X, Kind.CONTESTED));
        reads(A, Trigger.COMMAND, null, true, List.of(X));
        assertThat(book().units()).containsEntry(X.hex(), "P-B");
        assertThat(book().discrepancies()).isEmpty();
    }

    @Test
    void an_unknown_tag_is_named_until_a_session_takes_it_away() {
        sees(A, G);
        assertThat(book().discrepancies()).containsExactly(row(A, G, Kind.UNKNOWN_TAG));
        opens(A, "s1").closes(A, "s1");
        assertThat(book().discrepancies()).isEmpty();
        assertThat(session("s1").lines()).containsExactly(G + " TAKEN");
    }

    @Test
    void an_interrupted_session_posts_nothing_and_the_next_closing_one_answers_for_all() {
        opens(A, "s1").closes(A, "s1", X, Y).opens(A, "s2").opens(A, "s3").closes(A, "s2", Y).closes(A, "s3", Y);
        assertThat(session("s2").state()).isEqualTo("INTERRUPTED");
        assertThat(session("s2").lines()).isEmpty();
        assertThat(session("s3").lines()).containsExactly(X + " TAKEN");
    }

    @Test
    void a_snapshot_with_something_between_its_chunks_says_nothing() {
        List<TagId> both = List.of(X, Y);
        SnapshotChunk first = new SnapshotChunk(
                "n", Trigger.SCHEDULE, null, 1, 2, List.of(X), 2, List.of(true), 2, Digest.ofTags(both), null, List.of());
        SnapshotChunk second = new SnapshotChunk(
                "n", Trigger.SCHEDULE, null, 2, 2, List.of(Y), 2, List.of(true), 2, Digest.ofTags(both), null, List.of());
        say(A, first).say(A, new DeviceEvent.PowerRestored()).say(A, second);
        assertThat(book().units()).containsEntry(X.hex(), "STORE");
        say(A, first).say(A, second);
        assertThat(book().units()).containsEntry(X.hex(), "P-A").containsEntry(Y.hex(), "P-A");
    }

    @Test
    void a_lost_range_is_named_without_what_arrived_of_it() {
        opens(A, "s1").closes(A, "s1", X).say(A, 2, new SnapshotChunk(
                "n", Trigger.BOOT, null, 1, 1, List.of(X), 2, List.of(true), 1, Digest.ofTags(List.of(X)), null, List.of()));
        say(A, 2, new JournalLost(1, 2, 9, "image.lost"));
        assertThat(book().discrepancies()).containsExactly(new OpenDiscrepancy("cab-a", "1:3-9", Kind.JOURNAL_LOST));
    }

    @Test
    void says_each_difference_in_words() {
        opens(A, "s1").closes(A, "s1", X);
        Book must = book();
        Book says = new Book(
                Map.of(X.hex(), "OUT", Y.hex(), "STORE"), List.of(), Map.of(), List.of(row(A, X, Kind.CONTESTED)));
        assertThat(Judge.differences(must, must)).isEmpty();
        assertThat(Judge.differences(must, says))
                .contains("unit " + X + " must be at P-A, the product says OUT")
                .contains("open discrepancy is said and must not be: cab-a " + X + " CONTESTED")
                .anyMatch(line -> line.startsWith("stock is missing: "))
                .anyMatch(line -> line.startsWith("session cab-a s1 must be "));
    }
}
