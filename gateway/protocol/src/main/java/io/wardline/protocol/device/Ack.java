package io.wardline.protocol.device;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wardline.protocol.device.Malformed.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the gateway tells a device: the answer to its birth, and news after that.
///
/// @param epoch      the epoch that `upTo` speaks of; the epoch that a device with a lost number must begin
/// @param upTo       every entry of this epoch up to here is on disk; 0 when none is
/// @param rejected   entries that were kept as unreadable: they are on disk, acknowledged, and will not be applied
/// @param replay     ranges that the gateway lacks and asks for
/// @param serverTime database time when the message was made
/// @param mono       the newest `mono` of this boot and link that the gateway had seen by then
public record Ack(
        long epoch, long upTo, List<Rejected> rejected, List<Replay> replay, Instant serverTime, long mono) {
    /// @param code the code of a [Malformed]
    public record Rejected(@Nullable JournalKey key, String topic, String code, String message) {}

    /// Keys of one epoch, both ends included.
    public record Replay(long epoch, long fromSeq, long toSeq) {}

    public Ack {
        rejected = List.copyOf(rejected);
        replay = List.copyOf(replay);
    }

    /// Reads an acknowledgement.
    public static Decoded<Ack> read(byte[] message) {
        try {
            Fields fields = Json.object(message);
            if (fields.whole("v", 0, Long.MAX_VALUE) != 1) {
                throw new Refusal("version.unsupported", "v", "the acknowledgement's version is not 1");
            }
            List<Rejected> rejected = new ArrayList<>();
            for (Fields one : fields.objects("rejected", 1_024)) {
                rejected.add(new Rejected(
                        one.has("seq")
                                ? new JournalKey(
                                        one.whole("epoch", 1, JournalKey.MAX), one.whole("seq", 1, JournalKey.MAX))
                                : null,
                        one.text("topic", 1_024),
                        one.text("code", 64),
                        one.text("message", 400)));
            }
            List<Replay> replay = new ArrayList<>();
            for (Fields one : fields.objects("replay", 1_024)) {
                replay.add(new Replay(
                        one.whole("epoch", 1, JournalKey.MAX),
                        one.whole("from", 1, JournalKey.MAX),
                        one.whole("to", 1, JournalKey.MAX)));
            }
            return new Decoded.Ok<>(new Ack(
                    fields.whole("epoch", 1, JournalKey.MAX),
                    fields.whole("upTo", 0, JournalKey.MAX),
                    rejected,
                    replay,
                    fields.instant("serverTime"),
                    fields.whole("mono", 0, JournalKey.MAX)));
        } catch (Refusal refusal) {
            return new Decoded.Bad<>(refusal.why());
        }
    }

    /// The message as published.
    public byte[] message() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("v", 1);
            out.writeNumberField("epoch", epoch);
            out.writeNumberField("upTo", upTo);
            out.writeArrayFieldStart("rejected");
            for (Rejected one : rejected) {
                out.writeStartObject();
                if (one.key() != null) {
                    out.writeNumberField("epoch", one.key().epoch());
                    out.writeNumberField("seq", one.key().seq());
                }
                out.writeStringField("topic", one.topic());
                out.writeStringField("code", one.code());
                out.writeStringField("message", one.message());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("replay");
            for (Replay one : replay) {
                out.writeStartObject();
                out.writeNumberField("epoch", one.epoch());
                out.writeNumberField("from", one.fromSeq());
                out.writeNumberField("to", one.toSeq());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeStringField("serverTime", serverTime.toString());
            out.writeNumberField("mono", mono);
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
