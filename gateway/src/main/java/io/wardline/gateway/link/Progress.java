package io.wardline.gateway.link;

import java.util.List;

/// How far a device's journal is on disk, as the holder of its link knows it: nobody else can insert for the device.
///
/// @param epoch   epoch of the highest key stored, 0 when nothing is stored
/// @param lastSeq highest key of that epoch, 0 when nothing is stored
/// @param gaps    the holes below it that are neither filled nor given up, lowest first
public record Progress(long epoch, long lastSeq, List<Gap> gaps) {
    /// Nothing stored yet.
    public static final Progress NONE = new Progress(0, 0, List.of());

    public Progress {
        gaps = List.copyOf(gaps);
    }

    /// Every entry of this epoch up to here is on disk; 0 when none is.
    public long upTo(long ofEpoch) {
        if (ofEpoch != epoch) {
            return 0;
        }
        long upTo = lastSeq;
        for (Gap gap : gaps) {
            if (gap.epoch() == ofEpoch) {
                upTo = Math.min(upTo, gap.fromSeq() - 1);
            }
        }
        return upTo;
    }
}
