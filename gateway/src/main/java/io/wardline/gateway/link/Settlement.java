package io.wardline.gateway.link;

import io.wardline.protocol.device.Ack;
import java.time.Instant;
import java.util.List;

/// What one commit means for one link.
///
/// @param progress   how far the journal is on disk now
/// @param answers    one for each message, in the order in which they came
/// @param rejected   what was kept as unreadable, to be told to the device
/// @param replay     what the device is asked for
/// @param serverTime database time of the commit
/// @param mono       the newest `mono` of the link's boot among the committed entries, or -1
public record Settlement(
        Progress progress,
        List<Answer> answers,
        List<Ack.Rejected> rejected,
        List<Ack.Replay> replay,
        Instant serverTime,
        long mono) {
    /// The PUBACK of one message.
    ///
    /// @param packet the packet id, 0 when the message was QoS 0 and gets no answer
    /// @param bytes  length of the message
    public record Answer(int packet, Code code, int bytes) {}

    /// Reason codes of a PUBACK.
    public enum Code {
        /// On disk, will be applied once, in order.
        SUCCESS,
        /// On disk as unreadable bytes (0x99).
        UNREADABLE,
        /// On disk as something that this device may not say (0x87).
        FORBIDDEN
    }
}
