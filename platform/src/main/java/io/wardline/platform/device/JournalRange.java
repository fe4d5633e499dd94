package io.wardline.platform.device;

import io.wardline.protocol.device.JournalKey;

/// A run of keys inside one epoch of a device's journal.
///
/// @param epoch   1 to 2^53 - 1
/// @param fromSeq 1 to `toSeq`
/// @param toSeq   inclusive, at most 2^53 - 1
public record JournalRange(long epoch, long fromSeq, long toSeq) {
    /// @throws IllegalArgumentException when a bound is no journal key or the range is empty
    public JournalRange {
        if (fromSeq > toSeq || !isKey(epoch) || !isKey(fromSeq) || !isKey(toSeq)) {
            throw new IllegalArgumentException("not a journal range: " + epoch + ":" + fromSeq + "-" + toSeq);
        }
    }

    private static boolean isKey(long number) {
        return number >= 1 && number <= JournalKey.MAX;
    }

    /// Written `epoch:from-to`, as a discrepancy names it.
    @Override
    public String toString() {
        return epoch + ":" + fromSeq + "-" + toSeq;
    }
}
