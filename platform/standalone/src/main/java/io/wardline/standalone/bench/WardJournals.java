package io.wardline.standalone.bench;

import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.DeviceEvent.SessionEnded;
import io.wardline.protocol.device.DeviceEvent.SessionOpened;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The journals of a ward's cabinets: in each session somebody takes {@value #MOVED} pieces out of {@value #TAGS}, in the next
 * one they are put back. Three entries a session: opened, ended, and the snapshot that proves it.
 */
final class WardJournals {
    static final int TAGS = 50;
    static final int MOVED = 5;
    static final int ENTRIES_A_SESSION = 3;
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final int VIOLATION_KINDS = 3;

    private final String prefix;
    private final long[] seq;
    private final int[] sessions;

    WardJournals(String prefix, int cabinets) {
        this.prefix = prefix;
        this.seq = new long[cabinets];
        this.sessions = new int[cabinets];
    }

    /** One line of a journal, or bytes that nobody can read. */
    @SuppressWarnings("ArrayRecordComponent") // Made here, written once, never changed.
    record Written(String did, long seq, byte[] line, @Nullable String poison) {}

    int cabinets() {
        return seq.length;
    }

    String did(int cabinet) {
        return prefix + cabinet;
    }

    /** The last key that a cabinet has written. */
    long last(int cabinet) {
        return seq[cabinet];
    }

    static TagId tag(int cabinet, int at) {
        return new TagId(String.format(Locale.ROOT, "30340000000000%06X%04X", cabinet, at));
    }

    static List<TagId> tags(int cabinet, int from, int to) {
        var tags = new ArrayList<TagId>();
        for (var at = from; at < to; at++) {
            tags.add(tag(cabinet, at));
        }
        return tags;
    }

    /** The first snapshot: everything that was bound is there. */
    List<Written> boots() {
        var written = new ArrayList<Written>();
        for (var cabinet = 0; cabinet < cabinets(); cabinet++) {
            written.add(write(cabinet, snapshot(cabinet, Trigger.BOOT, null, tags(cabinet, 0, TAGS))));
        }
        return written;
    }

    /** So many sessions at every cabinet; each moves {@value #MOVED} pieces. */
    List<Written> sessions(int each) {
        return sessions(each, (_, _) -> {});
    }

    /** The same where one session in a hundred is followed by something that breaks a rule. */
    List<Written> sessionsWithViolations(int each) {
        var count = new int[1];
        return sessions(each, (cabinet, written) -> {
            if (++count[0] % 100 == 0) {
                written.add(violation(cabinet, count[0] / 100 % VIOLATION_KINDS));
            }
        });
    }

    private List<Written> sessions(int each, BiConsumer<Integer, List<Written>> afterwards) {
        var written = new ArrayList<Written>();
        for (var turn = 0; turn < each; turn++) {
            for (var cabinet = 0; cabinet < cabinets(); cabinet++) {
                written.addAll(session(cabinet));
                afterwards.accept(cabinet, written);
            }
        }
        return written;
    }

    /** The next session of one cabinet. */
    List<Written> session(int cabinet) {
        var number = sessions[cabinet]++;
        var taking = number % 2 == 0;
        var id = "s" + number;
        var moved = tags(cabinet, 0, MOVED);
        return List.of(
                write(cabinet, new SessionOpened(id, "nurse-7", Method.CARD, Authority.ONLINE)),
                write(cabinet, new SessionEnded(id, taking ? List.of() : moved, taking ? moved : List.of(), null)),
                write(cabinet, snapshot(cabinet, Trigger.DOOR_CLOSED, id, tags(cabinet, taking ? MOVED : 0, TAGS))));
    }

    /** A tag of the neighbour, a tag that nobody bound, or a line that cannot be read. */
    private Written violation(int cabinet, int kind) {
        var seen = tags(cabinet, MOVED, TAGS);
        switch (kind) {
            case 0 -> seen.add(tag((cabinet + 1) % cabinets(), TAGS - 1));
            case 1 -> seen.add(tag(cabinet, TAGS + 1));
            default -> {
                seq[cabinet]++;
                return new Written(did(cabinet), seq[cabinet], new byte[] {1}, "json.syntax");
            }
        }
        return write(cabinet, snapshot(cabinet, Trigger.SCHEDULE, null, seen));
    }

    private DeviceEvent snapshot(int cabinet, Trigger trigger, @Nullable String session, List<TagId> seen) {
        return new SnapshotChunk(
                "snap" + seq[cabinet], trigger, session, 1, 1, seen, 2, List.of(true, true), seen.size(), Digest.ofTags(seen), null,
                List.of());
    }

    private Written write(int cabinet, DeviceEvent event) {
        seq[cabinet]++;
        var entry = new Entry(new JournalKey(1, seq[cabinet]), 1, 1_000 + seq[cabinet], NOON, event);
        return new Written(did(cabinet), seq[cabinet], entry.line(), null);
    }
}
