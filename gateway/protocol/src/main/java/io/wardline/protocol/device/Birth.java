package io.wardline.protocol.device;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wardline.protocol.device.Malformed.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first message after every CONNECT; the device waits for its answer ([Ack]) before it sends entries.
///
/// @param epoch          the journal's epoch, or null when the number itself is lost: the answer names the next one
/// @param boot           starts of the device so far; two boots alternating on one identity are a clone
/// @param connects       the device's own count of connections
/// @param firstSeq       oldest entry still in the journal, 0 when it is empty
/// @param lastSeq        newest entry, 0 when there is none: an entry up to here is replayed, not live
/// @param acknowledged   the newest entry that the device knows to be acknowledged, or null
/// @param lastDigest     SHA-256 (lower-case hex) of the entry `lastSeq`, or null
/// @param configuration  revision of the configuration document in force, 0 for none
/// @param snapshotDigest digest of the newest snapshot, or null
/// @param clock          the device's clocks at this moment
public record Birth(
        @Nullable Long epoch,
        long boot,
        long connects,
        String firmware,
        String hardware,
        List<String> capabilities,
        long firstSeq,
        long lastSeq,
        @Nullable Acknowledged acknowledged,
        @Nullable String lastDigest,
        long configuration,
        @Nullable String snapshotDigest,
        Clock clock) {
    /// The newest entry known to be acknowledged.
    ///
    /// @param digest SHA-256 of its line, lower-case hex
    public record Acknowledged(JournalKey key, String digest) {}

    /// @param wall the wall clock
    /// @param mono milliseconds since boot; the answer echoes it
    /// @param sync whether the device believes its wall clock
    public record Clock(Instant wall, long mono, boolean sync) {}

    public Birth {
        capabilities = List.copyOf(capabilities);
    }

    /// Reads a birth message.
    public static Decoded<Birth> read(byte[] message) {
        try {
            Fields fields = Json.object(message);
            if (fields.whole("v", 0, Long.MAX_VALUE) != 1) {
                throw new Refusal("version.unsupported", "v", "the birth's version is not 1");
            }
            Fields journal = fields.object("journal");
            Fields clock = fields.object("clock");
            long last = journal.whole("last", 0, JournalKey.MAX);
            return new Decoded.Ok<>(new Birth(
                    fields.wholeOrNull("epoch", 1, JournalKey.MAX),
                    fields.whole("boot", 0, JournalKey.MAX),
                    fields.whole("connects", 0, JournalKey.MAX),
                    fields.text("firmware", 64),
                    fields.text("hardware", 64),
                    fields.texts("capabilities", 64, 64),
                    journal.whole("first", 0, JournalKey.MAX),
                    last,
                    acknowledged(fields.objectOrNull("acknowledged")),
                    fields.textOrNull("lastDigest", 64),
                    fields.whole("configRevision", 0, JournalKey.MAX),
                    fields.textOrNull("snapshotDigest", 64),
                    new Clock(clock.instant("wall"), clock.whole("mono", 0, JournalKey.MAX), clock.flag("sync"))));
        } catch (Refusal refusal) {
            return new Decoded.Bad<>(refusal.why());
        }
    }

    private static @Nullable Acknowledged acknowledged(@Nullable Fields fields) throws Refusal {
        return fields == null
                ? null
                : new Acknowledged(
                        new JournalKey(fields.whole("epoch", 1, JournalKey.MAX), fields.whole("seq", 1, JournalKey.MAX)),
                        fields.text("digest", 64));
    }

    /// The message as published.
    public byte[] message() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("v", 1);
            if (epoch != null) {
                out.writeNumberField("epoch", epoch);
            }
            out.writeNumberField("boot", boot);
            out.writeNumberField("connects", connects);
            out.writeStringField("firmware", firmware);
            out.writeStringField("hardware", hardware);
            out.writeArrayFieldStart("capabilities");
            for (String capability : capabilities) {
                out.writeString(capability);
            }
            out.writeEndArray();
            out.writeObjectFieldStart("journal");
            out.writeNumberField("first", firstSeq);
            out.writeNumberField("last", lastSeq);
            out.writeEndObject();
            if (acknowledged != null) {
                out.writeObjectFieldStart("acknowledged");
                out.writeNumberField("epoch", acknowledged.key().epoch());
                out.writeNumberField("seq", acknowledged.key().seq());
                out.writeStringField("digest", acknowledged.digest());
                out.writeEndObject();
            }
            EventCodec.optional(out, "lastDigest", lastDigest);
            out.writeNumberField("configRevision", configuration);
            EventCodec.optional(out, "snapshotDigest", snapshotDigest);
            out.writeObjectFieldStart("clock");
            out.writeStringField("wall", clock.wall().toString());
            out.writeNumberField("mono", clock.mono());
            out.writeBooleanField("sync", clock.sync());
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
