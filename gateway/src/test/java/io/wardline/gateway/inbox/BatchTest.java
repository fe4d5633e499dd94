package io.wardline.gateway.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.gateway.link.Closing;
import io.wardline.gateway.link.Gap;
import io.wardline.gateway.link.Link;
import io.wardline.gateway.link.Progress;
import io.wardline.gateway.link.Settlement;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BatchTest {
    private record Standing(DeviceId device, long connection, Progress progress) implements Link {
        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void settled(Settlement settlement) {
            throw new AssertionError("a plan settles nothing");
        }

        @Override
        public void close(Closing why) {
            throw new AssertionError("a plan closes nothing");
        }
    }

    private static Link link(long epoch, long lastSeq, Gap... gaps) {
        return new Standing(new DeviceId("cab"), 7, new Progress(epoch, lastSeq, List.of(gaps)));
    }

    private static byte[] bytes(long epoch, long seq) {
        return ("entry " + epoch + ":" + seq).getBytes(StandardCharsets.UTF_8);
    }

    private static Line line(long epoch, long seq) {
        return Line.of(new JournalKey(epoch, seq), bytes(epoch, seq), false, null);
    }

    private static Arrival entries(Link link, int packet, Line... lines) {
        return new Arrival.Entries(link, packet, 10, "topic", List.of(lines), 5);
    }

    private static Plan.Part only(Plan plan) {
        assertThat(plan.parts()).hasSize(1);
        return plan.parts().getFirst();
    }

    private static List<JournalKey> keys(Plan.Part part) {
        return part.rows().stream().map(Line::key).toList();
    }

    @Test
    void entries_above_the_head_are_fresh_and_need_no_look_up() {
        var link = link(1, 4);
        var batch = List.of(entries(link, 1, line(1, 5), line(1, 6)), entries(link, 2, line(1, 7)));
        assertThat(Batch.doubtful(batch)).isEmpty();
        var plan = Batch.plan(batch, Map.of());
        assertThat(plan.plain()).isTrue();
        var part = only(plan);
        assertThat(keys(part)).containsExactly(new JournalKey(1, 5), new JournalKey(1, 6), new JournalKey(1, 7));
        assertThat(part.after()).isEqualTo(new Progress(1, 7, List.of()));
        assertThat(part.answers()).extracting(Settlement.Answer::packet).containsExactly(1, 2);
        assertThat(part.mono()).isEqualTo(5);
    }

    @Test
    void a_hole_is_written_down_told_and_asked_for_once() {
        var part = only(Batch.plan(List.of(entries(link(1, 4), 1, line(1, 8))), Map.of()));
        assertThat(part.after().gaps()).containsExactly(new Gap(1, 5, 7, 1, 1));
        assertThat(part.after().upTo(1)).isEqualTo(4);
        assertThat(part.replay()).hasSize(1);
        assertThat(part.alarms()).extracting(Plan.Alarm::code).containsExactly("journal.gap");
        assertThat(part.more()).isTrue();
    }

    @Test
    void a_new_epoch_that_does_not_begin_at_one_has_a_hole_before_it() {
        var part = only(Batch.plan(List.of(entries(link(1, 4), 1, line(2, 3))), Map.of()));
        assertThat(part.after().gaps()).containsExactly(new Gap(2, 1, 2, 1, 1));
        assertThat(part.after().epoch()).isEqualTo(2);
    }

    @Test
    void a_known_entry_with_the_same_hash_is_acknowledged_and_not_stored() {
        var link = link(1, 4);
        var batch = List.of(entries(link, 1, line(1, 4), line(1, 5)));
        var key = new EntryKey(link.device(), new JournalKey(1, 4));
        assertThat(Batch.doubtful(batch)).containsExactly(key);
        var part = only(Batch.plan(batch, Map.of(key, Digest.ofLine(bytes(1, 4)))));
        assertThat(keys(part)).containsExactly(new JournalKey(1, 5));
        assertThat(part.answers()).hasSize(1);
        assertThat(part.fork()).isNull();
    }

    @Test
    void a_message_with_a_fork_in_it_leaves_nothing_and_ends_the_link() {
        var link = link(1, 4);
        var key = new EntryKey(link.device(), new JournalKey(1, 3));
        var batch = List.of(
                entries(link, 1, line(1, 5)), entries(link, 2, line(1, 6), line(1, 3)), entries(link, 3, line(1, 7)));
        var part = only(Batch.plan(batch, Map.of(key, new byte[32])));
        assertThat(keys(part)).containsExactly(new JournalKey(1, 5));
        assertThat(part.answers()).extracting(Settlement.Answer::packet).containsExactly(1);
        assertThat(part.after().lastSeq()).isEqualTo(5);
        assertThat(part.fork()).isNotNull();
        assertThat(part.closing()).isEqualTo(Closing.FORKED);
        assertThat(part.alarms()).extracting(Plan.Alarm::code).containsExactly("journal.forked");
    }

    @Test
    void an_entry_of_an_older_epoch_is_a_fork() {
        var part = only(Batch.plan(List.of(entries(link(2, 1), 1, line(1, 9))), Map.of()));
        assertThat(part.fork()).isNotNull();
        assertThat(part.rows()).isEmpty();
    }

    @Test
    void the_same_key_twice_in_one_batch_is_compared_within_it() {
        var link = link(1, 0);
        var same = only(Batch.plan(List.of(entries(link, 1, line(1, 1)), entries(link, 2, line(1, 1))), Map.of()));
        assertThat(same.rows()).hasSize(1);
        assertThat(same.answers()).hasSize(2);
        var other = Line.of(new JournalKey(1, 1), bytes(9, 9), false, null);
        var forked = only(Batch.plan(List.of(entries(link, 1, line(1, 1)), entries(link, 2, other)), Map.of()));
        assertThat(forked.fork()).isNotNull();
        assertThat(forked.answers()).hasSize(1);
    }

    @Test
    void filling_a_hole_in_the_middle_leaves_two_pieces() {
        var link = link(1, 9, new Gap(1, 3, 7, 2, 1));
        var part = only(Batch.plan(List.of(entries(link, 1, line(1, 5))), Map.of()));
        assertThat(part.fills()).containsExactly(new JournalKey(1, 5));
        assertThat(part.after().gaps()).containsExactly(new Gap(1, 3, 4, 2, 1), new Gap(1, 6, 7, 2, 1));
        assertThat(part.after().lastSeq()).isEqualTo(9);
    }

    @Test
    void a_hole_is_asked_for_twice_on_a_link_and_not_a_third_time() {
        var once = link(1, 9, new Gap(1, 3, 4, 1, 1));
        var part = only(Batch.plan(List.of(new Arrival.AskAgain(once)), Map.of()));
        assertThat(part.replay()).hasSize(1);
        assertThat(part.after().gaps()).containsExactly(new Gap(1, 3, 4, 2, 2));
        assertThat(part.answers()).isEmpty();
        var twice = link(1, 9, new Gap(1, 3, 4, 2, 2));
        assertThat(only(Batch.plan(List.of(new Arrival.AskAgain(twice)), Map.of())).replay()).isEmpty();
        var fourTimes = link(1, 9, new Gap(1, 3, 4, 4, 0));
        assertThat(only(Batch.plan(List.of(new Arrival.AskAgain(fourTimes)), Map.of())).replay()).isEmpty();
    }

    @Test
    void poison_stands_in_the_sequence_and_is_told_once() {
        var link = link(1, 0);
        var bad = Line.of(new JournalKey(1, 1), bytes(1, 1), false, new Malformed("json.syntax", "", "no JSON"));
        var part = only(Batch.plan(List.of(entries(link, 1, bad, line(1, 2))), Map.of()));
        assertThat(part.rows()).hasSize(2);
        assertThat(part.quarantine()).hasSize(1);
        assertThat(part.rejected()).hasSize(1);
        assertThat(part.answers().getFirst().code()).isEqualTo(Settlement.Code.UNREADABLE);
        assertThat(part.after().gaps()).isEmpty();
        var again = only(Batch.plan(
                List.of(entries(link(1, 2), 1, bad)), Map.of(new EntryKey(link.device(), bad.key()), bad.hash())));
        assertThat(again.quarantine()).isEmpty();
        assertThat(again.answers()).hasSize(1);
    }

    @Test
    void links_do_not_touch_each_other() {
        var one = new Standing(new DeviceId("one"), 1, new Progress(1, 1, List.of()));
        var two = new Standing(new DeviceId("two"), 1, new Progress(3, 9, List.of()));
        var batch = new ArrayList<Arrival>();
        batch.add(entries(one, 1, line(1, 2)));
        batch.add(entries(two, 1, line(2, 1)));
        batch.add(entries(one, 2, line(1, 3)));
        var plan = Batch.plan(batch, Map.of());
        assertThat(plan.parts()).hasSize(2);
        assertThat(keys(plan.parts().get(0))).hasSize(2);
        assertThat(plan.parts().get(1).fork()).isNotNull();
    }
}
