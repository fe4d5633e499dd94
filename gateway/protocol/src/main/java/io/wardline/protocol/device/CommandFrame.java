package io.wardline.protocol.device;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wardline.protocol.device.DeviceCommand.Configure;
import io.wardline.protocol.device.DeviceCommand.Firmware;
import io.wardline.protocol.device.DeviceCommand.Light;
import io.wardline.protocol.device.DeviceCommand.RecallFreeze;
import io.wardline.protocol.device.DeviceCommand.ReplayJournal;
import io.wardline.protocol.device.DeviceCommand.StockTake;
import io.wardline.protocol.device.DeviceCommand.Unlock;
import io.wardline.protocol.device.Malformed.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/// A command with its id, as published on the device's command topic.
///
/// @param id chosen by the caller (UUIDv7); the device executes an id once and repeats its stored result for a duplicate
public record CommandFrame(UUID id, DeviceCommand command) {
    /// Reads a command message; a device answers a [Decoded.Bad] with a REJECTED result where the id could be read.
    public static Decoded<CommandFrame> read(byte[] message) {
        try {
            Fields fields = Json.object(message);
            if (fields.whole("v", 0, Long.MAX_VALUE) != 1) {
                throw new Refusal("version.unsupported", "v", "the command's version is not 1");
            }
            return new Decoded.Ok<>(
                    new CommandFrame(fields.uuid("id"), body(fields.text("type", 64), fields.object("body"))));
        } catch (Refusal refusal) {
            return new Decoded.Bad<>(refusal.why());
        }
    }

    private static DeviceCommand body(String type, Fields body) throws Refusal {
        return switch (type) {
            case "unlock" -> new Unlock(
                    body.whole("boot", 0, JournalKey.MAX),
                    body.text("nonce", 64),
                    body.instant("deadline"),
                    body.text("reason", 200),
                    body.text("signature", 128));
            case "light" -> new Light(
                    body.whole("boot", 0, JournalKey.MAX), body.instant("deadline"), (int) body.whole("seconds", 1, 600));
            case "stock-take" -> new StockTake(body.tags("named", DeviceEvent.MAX_TAGS));
            case "configure" -> new Configure(
                    body.whole("revision", 1, JournalKey.MAX), CabinetConfiguration.read(body.object("configuration")));
            case "recall-freeze" -> new RecallFreeze(body.tags("tags", DeviceEvent.MAX_TAGS), body.flag("frozen"));
            case "firmware" -> new Firmware(body.text("version", 64), body.text("url", 500), body.text("sha256", 64));
            case "replay" -> new ReplayJournal(
                    body.whole("epoch", 1, JournalKey.MAX),
                    body.whole("from", 1, JournalKey.MAX),
                    body.whole("to", 1, JournalKey.MAX),
                    body.textOrNull("reason", 200));
            case String _ -> throw new Refusal("type.unknown", "type", "no command is called " + type);
        };
    }

    /// The message as published; the same command gives the same bytes.
    public byte[] message() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = Json.FACTORY.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("v", 1);
            out.writeStringField("id", id.toString());
            out.writeStringField("type", command.type());
            out.writeObjectFieldStart("body");
            write(out);
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    private void write(JsonGenerator out) throws IOException {
        switch (command) {
            case Unlock unlock -> {
                out.writeNumberField("boot", unlock.boot());
                out.writeStringField("nonce", unlock.nonce());
                out.writeStringField("deadline", unlock.deadline().toString());
                out.writeStringField("reason", unlock.reason());
                out.writeStringField("signature", unlock.signature());
            }
            case Light light -> {
                out.writeNumberField("boot", light.boot());
                out.writeStringField("deadline", light.deadline().toString());
                out.writeNumberField("seconds", light.seconds());
            }
            case StockTake(var named) -> EventCodec.tags(out, "named", named);
            case Configure(long revision, CabinetConfiguration configuration) -> {
                out.writeNumberField("revision", revision);
                out.writeObjectFieldStart("configuration");
                configuration.write(out);
                out.writeEndObject();
            }
            case RecallFreeze(var tags, boolean frozen) -> {
                EventCodec.tags(out, "tags", tags);
                out.writeBooleanField("frozen", frozen);
            }
            case Firmware firmware -> {
                out.writeStringField("version", firmware.version());
                out.writeStringField("url", firmware.url());
                out.writeStringField("sha256", firmware.sha256());
            }
            case ReplayJournal replay -> {
                out.writeNumberField("epoch", replay.epoch());
                out.writeNumberField("from", replay.fromSeq());
                out.writeNumberField("to", replay.toSeq());
                EventCodec.optional(out, "reason", replay.reason());
            }
        }
    }
}
