package io.wardline.gateway.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // It does not see the annotation of `byte @Nullable []` in a class file.
final class BirthCheckTest {
    private static final byte[] HASH = new byte[32];
    private static final String SAME = HexFormat.of().formatHex(HASH);
    private static final String OTHER = "ff".repeat(32);
    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    private static Birth birth(@Nullable Long epoch, long last, Birth.@Nullable Acknowledged known, @Nullable String digest) {
        return new Birth(epoch, 3, 1, "1", "h", List.of(), 1, last, known, digest, 0, null, new Birth.Clock(AT, 1, true));
    }

    private static Standing standing(long floor, long epoch, long lastSeq, Gap... gaps) {
        return new Standing(floor, epoch, lastSeq, null, null, false, List.of(gaps), AT);
    }

    private static long welcomed(Birth birth, Standing standing) {
        return ((Verdict.Welcome) BirthCheck.verdict(birth, standing)).epoch();
    }

    private static String forked(Birth birth, Standing standing) {
        return ((Verdict.Forked) BirthCheck.verdict(birth, standing)).code();
    }

    @Test
    void a_lost_number_is_answered_with_the_next_one() {
        assertThat(welcomed(birth(null, 0, null, null), standing(1, 0, 0))).isEqualTo(1);
        assertThat(welcomed(birth(null, 0, null, null), standing(1, 7, 3))).isEqualTo(8);
        assertThat(welcomed(birth(null, 0, null, null), standing(12, 7, 3))).isEqualTo(12);
    }

    @Test
    void a_journal_that_continues_is_welcome() {
        assertThat(welcomed(birth(7L, 3, null, null), standing(1, 7, 3))).isEqualTo(7);
        assertThat(welcomed(birth(8L, 0, null, null), standing(1, 7, 3))).isEqualTo(8);
    }

    @Test
    void an_emptied_journal_ends_where_its_acknowledged_entry_stands() {
        var known = new Birth.Acknowledged(new JournalKey(7, 3), SAME);
        assertThat(welcomed(birth(7L, 0, known, null), standing(1, 7, 3))).isEqualTo(7);
    }

    @Test
    void an_epoch_below_the_head_or_the_floor_is_a_fork() {
        assertThat(forked(birth(6L, 9, null, null), standing(1, 7, 3))).isEqualTo("epoch.old");
        assertThat(forked(birth(7L, 9, null, null), standing(8, 7, 3))).isEqualTo("epoch.belowFloor");
    }

    @Test
    void a_journal_that_ends_before_the_head_is_a_fork() {
        assertThat(forked(birth(7L, 2, null, null), standing(1, 7, 3))).isEqualTo("journal.behind");
    }

    @Test
    void a_digest_that_differs_from_the_stored_one_is_a_fork() {
        var known = new Birth.Acknowledged(new JournalKey(7, 3), OTHER);
        var stored = new Standing(1, 7, 3, HASH, null, false, List.of(), AT);
        assertThat(forked(birth(7L, 3, known, null), stored)).isEqualTo("digest.acknowledged");
        var last = new Standing(1, 7, 3, null, HASH, false, List.of(), AT);
        assertThat(forked(birth(7L, 3, null, OTHER), last)).isEqualTo("digest.last");
        assertThat(forked(birth(7L, 3, null, "no hex"), last)).isEqualTo("digest.last");
        assertThat(welcomed(birth(7L, 3, null, SAME), last)).isEqualTo(7);
    }

    @Test
    void holes_of_the_same_epoch_are_asked_for_until_the_fourth_time() {
        var verdict = (Verdict.Welcome) BirthCheck.verdict(
                birth(7L, 9, null, null),
                standing(1, 7, 9, new Gap(6, 1, 2, 1, 0), new Gap(7, 3, 4, 2, 0), new Gap(7, 6, 6, 4, 0)));
        assertThat(verdict.replay()).singleElement().satisfies(r -> assertThat(r.fromSeq()).isEqualTo(3));
        assertThat(verdict.progress().gaps()).contains(new Gap(7, 3, 4, 3, 1), new Gap(7, 6, 6, 4, 0));
    }

    @Test
    void two_boots_that_alternate_are_a_clone_and_one_that_reconnects_is_not() {
        assertThat(BirthCheck.cloned(List.of(4L, 9L, 4L, 9L, 4L, 9L))).isTrue();
        assertThat(BirthCheck.cloned(List.of(4L, 9L, 4L, 9L, 4L))).isFalse();
        assertThat(BirthCheck.cloned(List.of(4L, 4L, 4L, 4L, 4L, 4L, 4L, 4L))).isFalse();
        assertThat(BirthCheck.cloned(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L))).isFalse();
    }
}
