package io.wardline.gateway.inbox;

import io.wardline.gateway.link.Closing;
import io.wardline.gateway.link.Link;
import io.wardline.gateway.link.Progress;
import io.wardline.gateway.link.Settlement.Answer;
import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.JournalKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one batch writes and what it means for each link, worked out before anything is sent.
///
/// @param parts one for each link, in the order of first appearance
record Plan(List<Part> parts) {
    /// The share of one link. Everything in it is written only while the link holds the fence.
    ///
    /// @param before     what the writer believes to be stored; the insert checks it against the database
    /// @param after      what is stored when the commit succeeds
    /// @param rows       new entries, in key order of arrival
    /// @param fills      those of them that lie at or below the head that stood before them
    /// @param gaps       whether the holes changed
    /// @param readings   telemetry
    /// @param reported   the newest reported state
    /// @param quarantine unreadable or forbidden bytes
    /// @param alarms     what somebody should look at
    /// @param fork       two histories, found here
    record Part(
            Link link,
            Progress before,
            Progress after,
            List<Line> rows,
            List<JournalKey> fills,
            boolean gaps,
            List<Arrival.Readings> readings,
            Arrival.@Nullable Reported reported,
            List<Quarantined> quarantine,
            List<Alarm> alarms,
            @Nullable Fork fork,
            List<Answer> answers,
            List<Ack.Rejected> rejected,
            List<Ack.Replay> replay,
            long mono) {
        /// Whether something beside fresh entries is written.
        boolean more() {
            return gaps || !fills.isEmpty() || !readings.isEmpty() || reported != null || !quarantine.isEmpty()
                    || !alarms.isEmpty() || fork != null;
        }

        /// How the link ends after this batch, or null when it goes on.
        @Nullable Closing closing() {
            return fork == null ? null : Closing.FORKED;
        }
    }

    /// Bytes that could not be read or were not allowed.
    @SuppressWarnings("ArrayRecordComponent") // Bytes from the wire, never changed.
    record Quarantined(String code, String topic, @Nullable JournalKey key, String detail, byte[] bytes) {}

    /// An alarm of the batch's own findings.
    record Alarm(String code, String detail) {}

    /// Same key, other content; or an epoch below the highest one.
    @SuppressWarnings("ArrayRecordComponent") // Hashes, never changed.
    record Fork(String code, JournalKey key, byte @Nullable [] stored, byte[] offered) {}

    /// Whether the whole plan is fresh entries: then one statement is the whole transaction.
    boolean plain() {
        return parts.stream().noneMatch(Part::more);
    }

}
