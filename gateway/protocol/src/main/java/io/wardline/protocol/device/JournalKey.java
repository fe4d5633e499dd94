package io.wardline.protocol.device;

/// The place of an entry in a device's journal. Order is (epoch, seq), never time.
///
/// @param epoch 1 to 2^53 - 1; a new one whenever the journal was lost
/// @param seq   1 to 2^53 - 1; dense within an epoch
public record JournalKey(long epoch, long seq) implements Comparable<JournalKey> {
    /// The largest number that every JSON reader keeps exact.
    public static final long MAX = (1L << 53) - 1;

    /// @throws IllegalArgumentException when a number is outside 1..2^53 - 1
    public JournalKey {
        if (epoch < 1 || epoch > MAX || seq < 1 || seq > MAX) {
            throw new IllegalArgumentException("not a journal key: " + epoch + ":" + seq);
        }
    }

    /// The key after this one in the same epoch.
    public JournalKey next() {
        return new JournalKey(epoch, seq + 1);
    }

    @Override
    public int compareTo(JournalKey other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Long.compare(seq, other.seq);
    }

    @Override
    public String toString() {
        return epoch + ":" + seq;
    }
}
