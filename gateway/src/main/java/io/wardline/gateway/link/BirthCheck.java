package io.wardline.gateway.link;

import io.wardline.gateway.link.Verdict.Forked;
import io.wardline.gateway.link.Verdict.Welcome;
import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.JournalKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether a birth continues the history that is stored. Pure.
final class BirthCheck {
    /// More take-overs than this within a minute, from two alternating boots, are a clone.
    private static final int MOST_TAKE_OVERS = 5;

    private BirthCheck() {}

    static Verdict verdict(Birth birth, Standing standing) {
        if (standing.forked()) {
            return new Forked("undecided", null, null, null);
        }
        Long told = birth.epoch();
        Forked differs = digests(birth, standing);
        if (differs != null) {
            return differs;
        }
        if (told == null) {
            long next = Math.max(standing.epoch() + 1, standing.epochFloor());
            return new Welcome(next, progress(standing, standing.gaps()), List.of(), standing.at());
        }
        if (told < standing.epoch() || told < standing.epochFloor()) {
            return new Forked(told < standing.epoch() ? "epoch.old" : "epoch.belowFloor", key(told, birth.lastSeq()), null, null);
        }
        if (told == standing.epoch() && end(birth, told) < standing.lastSeq()) {
            return new Forked("journal.behind", key(told, birth.lastSeq()), null, null);
        }
        List<Ack.Replay> replay = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (Gap gap : standing.gaps()) {
            boolean ask = gap.epoch() == told && gap.askable();
            gaps.add(ask ? gap.askedAgain() : gap);
            if (ask) {
                replay.add(gap.replay());
            }
        }
        return new Welcome(told, progress(standing, gaps), replay, standing.at());
    }

    /// A device that freed everything it had published names its end by what it knows to be acknowledged.
    private static long end(Birth birth, long epoch) {
        Birth.Acknowledged acknowledged = birth.acknowledged();
        return acknowledged != null && acknowledged.key().epoch() == epoch
                ? Math.max(birth.lastSeq(), acknowledged.key().seq())
                : birth.lastSeq();
    }

    private static @Nullable Forked digests(Birth birth, Standing standing) {
        Birth.Acknowledged acknowledged = birth.acknowledged();
        if (acknowledged != null && differs(standing.acknowledgedHash(), acknowledged.digest())) {
            return new Forked("digest.acknowledged", acknowledged.key(), standing.acknowledgedHash(),
                    bytes(acknowledged.digest()));
        }
        String last = birth.lastDigest();
        Long epoch = birth.epoch();
        if (last != null && epoch != null && differs(standing.lastHash(), last)) {
            return new Forked("digest.last", key(epoch, birth.lastSeq()), standing.lastHash(), bytes(last));
        }
        return null;
    }

    private static boolean differs(byte @Nullable [] stored, String told) {
        return stored != null && !Arrays.equals(stored, bytes(told));
    }

    private static byte @Nullable [] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static @Nullable JournalKey key(long epoch, long seq) {
        return seq < 1 ? null : new JournalKey(epoch, seq);
    }

    private static Progress progress(Standing standing, List<Gap> gaps) {
        return new Progress(standing.epoch(), standing.lastSeq(), gaps);
    }

    /// Whether the boots of a device's births within a minute, oldest first, look like two bodies with one name.
    static boolean cloned(List<Long> boots) {
        int changes = 0;
        for (int i = 1; i < boots.size(); i++) {
            if (!boots.get(i).equals(boots.get(i - 1))) {
                changes++;
            }
        }
        return changes >= MOST_TAKE_OVERS && boots.size() > MOST_TAKE_OVERS && new HashSet<>(boots).size() == 2;
    }
}
