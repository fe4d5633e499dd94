package io.wardline.protocol.device;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wardline.protocol.device.Malformed.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// One entry of a device's journal.
///
/// @param key   its place; used once, for ever
/// @param boot  starts of the device so far
/// @param mono  milliseconds since that start
/// @param ts    the device's wall clock: kept as evidence, never decides order, expiry or authority
public record Entry(JournalKey key, long boot, long mono, Instant ts, DeviceEvent event) {
    /// Reads a journal line in full. Refusals as [Envelope#read], and those of the body's fields.
    public static Decoded<Entry> read(byte[] line) {
        try {
            Fields fields = Json.object(line);
            if (fields.whole("v", 0, Long.MAX_VALUE) != 1) {
                throw new Refusal("version.unsupported", "v", "the entry's version is not 1");
            }
            JournalKey key =
                    new JournalKey(fields.whole("epoch", 1, JournalKey.MAX), fields.whole("seq", 1, JournalKey.MAX));
            return new Decoded.Ok<>(new Entry(
                    key,
                    fields.whole("boot", 0, JournalKey.MAX),
                    fields.whole("mono", 0, JournalKey.MAX),
                    fields.instant("ts"),
                    EventCodec.read(fields.text("type", 64), fields.object("body"))));
        } catch (Refusal refusal) {
            return new Decoded.Bad<>(refusal.why());
        }
    }

    /// The line as the device stores and publishes it, without LF. The same entry gives the same bytes.
    public byte[] line() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("v", 1);
            out.writeNumberField("epoch", key.epoch());
            out.writeNumberField("boot", boot);
            out.writeNumberField("seq", key.seq());
            out.writeStringField("ts", ts.toString());
            out.writeNumberField("mono", mono);
            out.writeStringField("type", event.type());
            out.writeFieldName("body");
            EventCodec.write(out, event);
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
