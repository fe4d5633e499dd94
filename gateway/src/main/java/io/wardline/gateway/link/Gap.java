package io.wardline.gateway.link;

import io.wardline.protocol.device.Ack;
import java.util.List;

/// Keys below the head that the gateway lacks.
///
/// @param fromSeq first key of the hole
/// @param toSeq   last key of the hole, not below `fromSeq`
/// @param asked   how often the device was asked, 0 to 4
/// @param askedHere how often it was asked on this link, 0 to 2
public record Gap(long epoch, long fromSeq, long toSeq, int asked, int askedHere) {
    /// Asked at most so often in all (device protocol, section Entry).
    public static final int MOST_ASKED = 4;
    /// Asked at most so often on one link.
    public static final int MOST_ASKED_HERE = 2;

    /// @throws IllegalArgumentException when the range is empty or a count is outside its range
    public Gap {
        if (fromSeq < 1 || toSeq < fromSeq || asked < 0 || asked > MOST_ASKED || askedHere < 0 || askedHere > MOST_ASKED_HERE) {
            throw new IllegalArgumentException("no gap: " + epoch + ":" + fromSeq + "-" + toSeq + " asked " + asked);
        }
    }

    /// Whether the device may be asked once more on this link.
    public boolean askable() {
        return asked < MOST_ASKED && askedHere < MOST_ASKED_HERE;
    }

    /// The gap after one more asking.
    public Gap askedAgain() {
        return new Gap(epoch, fromSeq, toSeq, asked + 1, askedHere + 1);
    }

    /// Whether a key of this epoch falls into the hole.
    public boolean holds(long atEpoch, long seq) {
        return atEpoch == epoch && seq >= fromSeq && seq <= toSeq;
    }

    /// What is left of the hole when one key is filled: none, one or two pieces.
    public List<Gap> without(long seq) {
        if (!holds(epoch, seq)) {
            return List.of(this);
        }
        List<Gap> below = seq == fromSeq ? List.of() : List.of(new Gap(epoch, fromSeq, seq - 1, asked, askedHere));
        List<Gap> above = seq == toSeq ? List.of() : List.of(new Gap(epoch, seq + 1, toSeq, asked, askedHere));
        return below.isEmpty() ? above : above.isEmpty() ? below : List.of(below.getFirst(), above.getFirst());
    }

    /// The asking, as it stands in an acknowledgement.
    public Ack.Replay replay() {
        return new Ack.Replay(epoch, fromSeq, toSeq);
    }
}
