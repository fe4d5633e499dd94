package io.wardline.gateway.inbox;

import io.wardline.gateway.inbox.Plan.Alarm;
import io.wardline.gateway.inbox.Plan.Fork;
import io.wardline.gateway.inbox.Plan.Quarantined;
import io.wardline.gateway.link.Gap;
import io.wardline.gateway.link.Link;
import io.wardline.gateway.link.Progress;
import io.wardline.gateway.link.Settlement.Answer;
import io.wardline.gateway.link.Settlement.Code;
import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Malformed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The walk through the messages of one link in one batch.
final class LinkPlan {
    private final Link link;
    private final Map<EntryKey, byte[]> stored;
    private final Progress before;

    private long epoch;
    private long lastSeq;
    private List<Gap> gaps;
    private boolean gapsChanged;
    private long mono = -1;
    private @Nullable Fork fork;
    private Arrival.@Nullable Reported reported;

    private final List<Line> rows = new ArrayList<>();
    private final List<JournalKey> fills = new ArrayList<>();
    private final List<Arrival.Readings> readings = new ArrayList<>();
    private final List<Quarantined> quarantine = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<Ack.Rejected> rejected = new ArrayList<>();
    private final List<Ack.Replay> replay = new ArrayList<>();
    /// Hashes of this batch's rows, kept only once a key comes that is not above the head.
    private @Nullable Map<JournalKey, byte[]> here;

    LinkPlan(Link link, Map<EntryKey, byte[]> stored) {
        this.link = link;
        this.stored = stored;
        this.before = link.progress();
        this.epoch = before.epoch();
        this.lastSeq = before.lastSeq();
        this.gaps = before.gaps();
    }

    /// Takes the next message; after a fork nothing more of the link is taken, so nothing more of it is acknowledged.
    void take(Arrival arrival) {
        if (fork != null) {
            return;
        }
        switch (arrival) {
            case Arrival.Entries entries -> take(entries);
            case Arrival.Readings telemetry -> {
                readings.add(telemetry);
                answer(arrival, Code.SUCCESS);
            }
            case Arrival.Reported state -> {
                reported = state;
                answer(arrival, Code.SUCCESS);
            }
            case Arrival.Refused refused -> {
                reject(refused.topic(), refused.key(), refused.why(), refused.payload());
                answer(arrival, refused.code());
            }
            case Arrival.AskAgain _ -> askAgain();
        }
    }

    private void take(Arrival.Entries entries) {
        Mark mark = new Mark(rows.size(), fills.size(), quarantine.size(), rejected.size(), replay.size(), alarms.size(),
                epoch, lastSeq, gaps, gapsChanged);
        Code code = Code.SUCCESS;
        for (Line line : entries.lines()) {
            boolean fresh = take(line);
            if (fork != null) {
                mark.restore(this);
                alarms.add(new Alarm("journal.forked", fork.code() + " at " + fork.key()));
                return;
            }
            Malformed poison = line.poison();
            if (poison != null) {
                code = Code.UNREADABLE;
                if (fresh) {
                    reject(entries.topic(), line.key(), poison, line.bytes());
                }
            }
        }
        mono = Math.max(mono, entries.mono());
        answer(entries, code);
    }

    /// Whether the line is new.
    private boolean take(Line line) {
        JournalKey key = line.key();
        if (key.epoch() < epoch) {
            fork = new Fork("epoch.old", key, null, line.hash());
            return false;
        }
        if (key.epoch() > epoch || key.seq() > lastSeq) {
            rise(key);
            row(line);
            return true;
        }
        byte[] known = known(key);
        if (known == null) {
            fill(key);
            row(line);
            return true;
        }
        if (!Arrays.equals(known, line.hash())) {
            fork = new Fork("content.differs", key, known, line.hash());
        }
        return false;
    }

    private void row(Line line) {
        rows.add(line);
        if (here != null) {
            here.put(line.key(), line.hash());
        }
    }

    private void rise(JournalKey key) {
        long expected = key.epoch() > epoch ? 1 : lastSeq + 1;
        if (key.seq() > expected) {
            Gap gap = new Gap(key.epoch(), expected, key.seq() - 1, 1, 1);
            List<Gap> more = new ArrayList<>(gaps);
            more.add(gap);
            gaps = more;
            gapsChanged = true;
            replay.add(gap.replay());
            alarms.add(new Alarm("journal.gap", key.epoch() + ":" + gap.fromSeq() + "-" + gap.toSeq() + " is missing"));
        }
        epoch = key.epoch();
        lastSeq = key.seq();
    }

    private void fill(JournalKey key) {
        fills.add(key);
        List<Gap> left = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap.holds(key.epoch(), key.seq())) {
                left.addAll(gap.without(key.seq()));
                gapsChanged = true;
            } else {
                left.add(gap);
            }
        }
        gaps = left;
    }

    private void askAgain() {
        List<Gap> asked = new ArrayList<>();
        for (Gap gap : gaps) {
            // An older epoch's entries are never sent again, so asking for them would be in vain.
            boolean ask = gap.epoch() == epoch && gap.askable();
            asked.add(ask ? gap.askedAgain() : gap);
            if (ask) {
                replay.add(gap.replay());
                gapsChanged = true;
            }
        }
        gaps = asked;
    }

    private byte @Nullable [] known(JournalKey key) {
        if (here == null) {
            here = new HashMap<>();
            for (Line row : rows) {
                here.put(row.key(), row.hash());
            }
        }
        byte[] inBatch = here.get(key);
        return inBatch != null ? inBatch : stored.get(new EntryKey(link.device(), key));
    }

    private void reject(String topic, @Nullable JournalKey key, Malformed why, byte[] bytes) {
        quarantine.add(new Quarantined(why.code(), topic, key, why.message(), bytes));
        rejected.add(new Ack.Rejected(key, topic, why.code(), why.message()));
    }

    private void answer(Arrival arrival, Code code) {
        answers.add(new Answer(arrival.packet(), code, arrival.bytes()));
    }

    Plan.Part part() {
        return new Plan.Part(link, before, new Progress(epoch, lastSeq, gaps), rows, fills, gapsChanged, readings, reported,
                quarantine, alarms, fork, answers, rejected, replay, mono);
    }

    /// Where the walk stood before a message, so that a message with a fork in it leaves nothing behind.
    private record Mark(
            int rows, int fills, int quarantine, int rejected, int replay, int alarms,
            long epoch, long lastSeq, List<Gap> gaps, boolean gapsChanged) {
        void restore(LinkPlan plan) {
            cut(plan.rows, rows);
            cut(plan.fills, fills);
            cut(plan.quarantine, quarantine);
            cut(plan.rejected, rejected);
            cut(plan.replay, replay);
            cut(plan.alarms, alarms);
            plan.epoch = epoch;
            plan.lastSeq = lastSeq;
            plan.gaps = gaps;
            plan.gapsChanged = gapsChanged;
            plan.here = null;
        }

        private static void cut(List<?> list, int size) {
            list.subList(size, list.size()).clear();
        }
    }
}
