package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.SessionEnded;
import io.wardline.protocol.device.DeviceEvent.SessionOpened;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What one cabinet's journal means, worked out entry by entry with sets and maps. The rules stand here a second time, as plainly
/// as they can be said; nothing of the product is used.
final class JudgedCabinet {
    /// A session's story.
    private static final class Story {
        private String state = "OPEN";
        private final Set<String> lines = new TreeSet<>();
    }

    private final String did;
    private final Set<TagId> bound;
    private final Set<TagId> present = new TreeSet<>();
    private final Set<TagId> everPresent = new TreeSet<>();
    /// Tags whose last claim is ABSENT, made by a snapshot that closed a session, while no session was opened since.
    private final Set<TagId> justTaken = new HashSet<>();
    private final Map<String, Story> sessions = new LinkedHashMap<>();
    private final Set<OpenDiscrepancy> open = new TreeSet<>();
    private final Set<JournalKey> seen = new HashSet<>();
    private final Set<JournalKey> writtenOff = new HashSet<>();
    private final List<SnapshotChunk> chunks = new ArrayList<>();
    private @Nullable String current;
    private long epoch;

    /// @param bound the tags that stand for units
    JudgedCabinet(String did, Set<TagId> bound) {
        this.did = did;
        this.bound = bound;
    }

    Set<TagId> present() {
        return present;
    }

    Set<TagId> everPresent() {
        return everPresent;
    }

    Set<OpenDiscrepancy> open() {
        return open;
    }

    List<SessionOutcome> outcomes() {
        return sessions.entrySet().stream()
                .map(one -> SessionOutcome.of(did, one.getKey(), one.getValue().state, one.getValue().lines))
                .toList();
    }

    /// Takes the next entry, in the order of (epoch, seq).
    void apply(JournalKey key, DeviceEvent event) {
        seen.add(key);
        if (key.epoch() != epoch) {
            chunks.clear();
            epoch = key.epoch();
            leaveCurrent();
        }
        if (event instanceof SnapshotChunk chunk) {
            collect(chunk);
            return;
        }
        chunks.clear();
        if (event instanceof SessionOpened opened) {
            leaveCurrent();
            sessions.put(opened.session(), new Story());
            current = opened.session();
            justTaken.clear();
        } else if (event instanceof SessionEnded ended) {
            Story story = sessions.computeIfAbsent(ended.session(), _ -> new Story());
            story.state = "OPEN".equals(story.state) ? "ENDED" : story.state;
        } else if (event instanceof JournalLost lost) {
            writeOff(lost);
        }
    }

    private void leaveCurrent() {
        Story story = current == null ? null : sessions.get(current);
        if (story != null && ("OPEN".equals(story.state) || "ENDED".equals(story.state))) {
            story.state = "INTERRUPTED";
        }
    }

    /// The parts of a lost range that never came, each as one discrepancy.
    private void writeOff(JournalLost lost) {
        long from = 0;
        for (long seq = lost.fromSeq(); seq <= lost.toSeq() + 1; seq++) {
            JournalKey key = new JournalKey(lost.epoch(), seq);
            boolean missing = seq <= lost.toSeq() && !seen.contains(key) && writtenOff.add(key);
            if (missing && from == 0) {
                from = seq;
            } else if (!missing && from > 0) {
                open.add(new OpenDiscrepancy(did, lost.epoch() + ":" + from + "-" + (seq - 1), Kind.JOURNAL_LOST));
                from = 0;
            }
        }
    }

    private void collect(SnapshotChunk chunk) {
        boolean follows = chunks.isEmpty()
                ? chunk.index() == 1
                : chunk.index() == chunks.size() + 1 && chunk.snapshot().equals(chunks.getFirst().snapshot());
        if (!follows) {
            chunks.clear();
            if (chunk.index() != 1) {
                return;
            }
        }
        chunks.add(chunk);
        if (chunk.index() == chunk.chunks()) {
            List<SnapshotChunk> whole = List.copyOf(chunks);
            chunks.clear();
            Set<TagId> tags = new TreeSet<>();
            whole.forEach(part -> tags.addAll(part.tags()));
            if (tags.size() == chunk.count() && Digest.ofTags(tags).equals(chunk.digest())) {
                read(whole.getFirst(), tags, whole.stream().allMatch(SnapshotChunk::authoritative));
            }
        }
    }

    private void read(SnapshotChunk first, Set<TagId> tags, boolean authoritative) {
        Story closing = closed(first.session());
        Set<TagId> gone = minus(present, tags);
        Set<TagId> come = minus(tags, present);
        if (!authoritative) {
            if (closing != null) {
                closing.state = "SUSPECT";
                gone.forEach(tag -> {
                    closing.lines.add(tag + " SUSPECT");
                    open.add(row(tag, Kind.SUSPECT));
                });
            }
            return;
        }
        if (closing != null) {
            closing.state = "CLOSED";
            gone.forEach(tag -> {
                closing.lines.add(tag + " TAKEN");
                absent(tag);
                justTaken.add(tag);
            });
            come.forEach(tag -> closing.lines.add(tag + " PUT"));
        } else {
            come.forEach(this::comeWithoutSession);
            if (first.trigger() == Trigger.COMMAND) {
                gone.stream().filter(first.named()::contains).forEach(this::absent);
            }
        }
        tags.forEach(tag -> {
            present.add(tag);
            everPresent.add(tag);
            justTaken.remove(tag);
            open.remove(row(tag, Kind.SUSPECT));
            if (come.contains(tag) && !bound.contains(tag)) {
                open.add(row(tag, Kind.UNKNOWN_TAG));
            }
        });
    }

    /// The session that a snapshot closes: the one that it names, unless that is over or another was opened since.
    private @Nullable Story closed(@Nullable String named) {
        if (named == null) {
            return null;
        }
        if (!sessions.containsKey(named)) {
            leaveCurrent();
            sessions.put(named, new Story());
            current = named;
        }
        Story story = sessions.get(named);
        boolean over = story == null || "CLOSED".equals(story.state) || "INTERRUPTED".equals(story.state);
        return over || !named.equals(current) ? null : story;
    }

    private void comeWithoutSession(TagId tag) {
        Story last = current == null ? null : sessions.get(current);
        if (last != null && "SUSPECT".equals(last.state)) {
            last.lines.add(tag + " PUT");
        } else if (bound.contains(tag) && !justTaken.contains(tag)) {
            open.add(row(tag, Kind.PRESENT_WITHOUT_SESSION));
        }
    }

    private void absent(TagId tag) {
        present.remove(tag);
        justTaken.remove(tag);
        open.remove(row(tag, Kind.PRESENT_WITHOUT_SESSION));
        open.remove(row(tag, Kind.UNKNOWN_TAG));
        open.remove(row(tag, Kind.SUSPECT));
    }

    private OpenDiscrepancy row(TagId tag, Kind kind) {
        return new OpenDiscrepancy(did, tag.hex(), kind);
    }

    private static Set<TagId> minus(Set<TagId> from, Set<TagId> without) {
        Set<TagId> rest = new TreeSet<>(from);
        rest.removeAll(without);
        return rest;
    }
}
