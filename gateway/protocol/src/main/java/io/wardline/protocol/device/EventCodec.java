package io.wardline.protocol.device;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceEvent.CommandState;
import io.wardline.protocol.device.DeviceEvent.DoorClosed;
import io.wardline.protocol.device.DeviceEvent.DoorForced;
import io.wardline.protocol.device.DeviceEvent.DoorHeldOpen;
import io.wardline.protocol.device.DeviceEvent.DoorOpened;
import io.wardline.protocol.device.DeviceEvent.ExcursionBegan;
import io.wardline.protocol.device.DeviceEvent.ExcursionEnded;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.LockEmergency;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.DeviceEvent.PowerLost;
import io.wardline.protocol.device.DeviceEvent.PowerRestored;
import io.wardline.protocol.device.DeviceEvent.Scan;
import io.wardline.protocol.device.DeviceEvent.SessionEnded;
import io.wardline.protocol.device.DeviceEvent.SessionOpened;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceEvent.TagForeign;
import io.wardline.protocol.device.DeviceEvent.Trigger;
import io.wardline.protocol.device.Malformed.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes the body of an entry. One table says which word stands for which event.
final class EventCodec {
    private static final int ID = 64;
    private static final long COLDEST = -273_150;
    private static final long HOTTEST = 200_000;

    @FunctionalInterface
    private interface Reader {
        DeviceEvent read(Fields body) throws Refusal;
    }

    private static final Map<String, Reader> READERS = Map.ofEntries(
            Map.entry("session.opened", body -> new SessionOpened(
                    body.text("session", ID),
                    body.text("who", ID),
                    body.choice("method", Method.class),
                    body.choice("authority", Authority.class))),
            Map.entry("session.ended", body -> new SessionEnded(
                    body.text("session", ID),
                    body.tags("added", DeviceEvent.MAX_TAGS),
                    body.tags("removed", DeviceEvent.MAX_TAGS),
                    body.textOrNull("baseSnapId", ID))),
            Map.entry("door.opened", body -> new DoorOpened(body.textOrNull("session", ID))),
            Map.entry("door.closed", body -> new DoorClosed(body.textOrNull("session", ID))),
            Map.entry("door.heldOpen", body ->
                    new DoorHeldOpen(body.textOrNull("session", ID), body.whole("openS", 0, 604_800))),
            Map.entry("door.forced", body -> new DoorForced(body.textOrNull("session", ID))),
            Map.entry("snapshot", EventCodec::snapshot),
            Map.entry("power.lost", _ -> new PowerLost()),
            Map.entry("power.restored", _ -> new PowerRestored()),
            Map.entry("temperature.excursion.begin", body -> new ExcursionBegan(
                    body.text("compartment", ID),
                    body.whole("milliCelsius", COLDEST, HOTTEST),
                    body.whole("limitMilliCelsius", COLDEST, HOTTEST))),
            Map.entry("temperature.excursion.end", body -> new ExcursionEnded(
                    body.text("compartment", ID), body.whole("milliCelsius", COLDEST, HOTTEST))),
            Map.entry("tag.foreign", body -> new TagForeign(tag(body))),
            Map.entry("scan", body -> new Scan(body.textOrNull("aim", 3), body.text("raw", 4_096))),
            Map.entry("lock.emergency", body -> new LockEmergency(body.textOrNull("holder", ID))),
            Map.entry("command.result", body -> new CommandResult(
                    body.uuid("id"), body.choice("state", CommandState.class), body.textOrNull("reason", 200))),
            Map.entry("journal.lost", EventCodec::lost));

    private EventCodec() {}

    static boolean known(String type) {
        return READERS.containsKey(type);
    }

    static DeviceEvent read(String type, Fields body) throws Refusal {
        Reader reader = READERS.get(type);
        if (reader == null) {
            throw new Refusal("type.unknown", "type", "no event is called " + type);
        }
        return reader.read(body);
    }

    static String typeOf(DeviceEvent event) {
        return switch (event) {
            case SessionOpened _ -> "session.opened";
            case SessionEnded _ -> "session.ended";
            case DoorOpened _ -> "door.opened";
            case DoorClosed _ -> "door.closed";
            case DoorHeldOpen _ -> "door.heldOpen";
            case DoorForced _ -> "door.forced";
            case SnapshotChunk _ -> "snapshot";
            case PowerLost _ -> "power.lost";
            case PowerRestored _ -> "power.restored";
            case ExcursionBegan _ -> "temperature.excursion.begin";
            case ExcursionEnded _ -> "temperature.excursion.end";
            case TagForeign _ -> "tag.foreign";
            case Scan _ -> "scan";
            case LockEmergency _ -> "lock.emergency";
            case CommandResult _ -> "command.result";
            case JournalLost _ -> "journal.lost";
        };
    }

    static void write(JsonGenerator out, DeviceEvent event) throws IOException {
        out.writeStartObject();
        switch (event) {
            case SessionOpened(String session, String who, Method method, Authority authority) -> {
                out.writeStringField("session", session);
                out.writeStringField("who", who);
                out.writeStringField("method", Words.of(method));
                out.writeStringField("authority", Words.of(authority));
            }
            case SessionEnded ended -> {
                out.writeStringField("session", ended.session());
                tags(out, "added", ended.added());
                tags(out, "removed", ended.removed());
                optional(out, "baseSnapId", ended.baseSnapshot());
            }
            case DoorOpened(String session) -> optional(out, "session", session);
            case DoorClosed(String session) -> optional(out, "session", session);
            case DoorHeldOpen(String session, long openSeconds) -> {
                optional(out, "session", session);
                out.writeNumberField("openS", openSeconds);
            }
            case DoorForced(String session) -> optional(out, "session", session);
            case SnapshotChunk chunk -> snapshot(out, chunk);
            case PowerLost _, PowerRestored _ -> {}
            case ExcursionBegan(String compartment, long temperature, long limit) -> {
                out.writeStringField("compartment", compartment);
                out.writeNumberField("milliCelsius", temperature);
                out.writeNumberField("limitMilliCelsius", limit);
            }
            case ExcursionEnded(String compartment, long temperature) -> {
                out.writeStringField("compartment", compartment);
                out.writeNumberField("milliCelsius", temperature);
            }
            case TagForeign(TagId tag) -> out.writeStringField("epc", tag.hex());
            case Scan(String aim, String raw) -> {
                optional(out, "aim", aim);
                out.writeStringField("raw", raw);
            }
            case LockEmergency(String holder) -> optional(out, "holder", holder);
            case CommandResult result -> {
                out.writeStringField("id", result.command().toString());
                out.writeStringField("state", Words.of(result.state()));
                optional(out, "reason", result.reason());
            }
            case JournalLost lost -> {
                out.writeNumberField("epoch", lost.epoch());
                out.writeNumberField("from", lost.fromSeq());
                out.writeNumberField("to", lost.toSeq());
                out.writeStringField("cause", lost.cause());
            }
        }
        out.writeEndObject();
    }

    private static TagId tag(Fields body) throws Refusal {
        return TagId.parse(body.text("epc", 124)).orElseThrow(() -> body.refusal("field.epc", "epc", "is not a hex EPC"));
    }

    private static JournalLost lost(Fields body) throws Refusal {
        long from = body.whole("from", 1, JournalKey.MAX);
        return new JournalLost(
                body.whole("epoch", 1, JournalKey.MAX), from, body.whole("to", from, JournalKey.MAX), body.text("cause", ID));
    }

    private static SnapshotChunk snapshot(Fields body) throws Refusal {
        int chunks = (int) body.whole("n", 1, 256);
        List<Boolean> antennasOk = body.flags("antennasOk", 64);
        if (antennasOk.isEmpty()) {
            throw body.refusal("field.range", "antennasOk", "names no antenna");
        }
        Trigger trigger = body.choice("trigger", Trigger.class);
        return new SnapshotChunk(
                body.text("snapId", ID),
                trigger,
                body.textOrNull("session", ID),
                (int) body.whole("i", 1, chunks),
                chunks,
                body.tags("epcs", DeviceEvent.MAX_TAGS),
                (int) body.whole("rounds", 1, 16),
                antennasOk,
                (int) body.whole("count", 0, 256L * DeviceEvent.MAX_TAGS),
                body.text("digest", 64),
                trigger == Trigger.COMMAND ? body.uuid("commandId") : null,
                body.has("named") ? body.tags("named", DeviceEvent.MAX_TAGS) : List.of());
    }

    private static void snapshot(JsonGenerator out, SnapshotChunk chunk) throws IOException {
        out.writeStringField("snapId", chunk.snapshot());
        out.writeStringField("trigger", Words.of(chunk.trigger()));
        optional(out, "session", chunk.session());
        out.writeNumberField("i", chunk.index());
        out.writeNumberField("n", chunk.chunks());
        tags(out, "epcs", chunk.tags());
        out.writeNumberField("rounds", chunk.rounds());
        out.writeArrayFieldStart("antennasOk");
        for (boolean ok : chunk.antennasOk()) {
            out.writeBoolean(ok);
        }
        out.writeEndArray();
        out.writeNumberField("count", chunk.count());
        out.writeStringField("digest", chunk.digest());
        if (chunk.command() != null) {
            out.writeStringField("commandId", chunk.command().toString());
        }
        if (!chunk.named().isEmpty()) {
            tags(out, "named", chunk.named());
        }
    }

    static void tags(JsonGenerator out, String name, List<TagId> tags) throws IOException {
        out.writeArrayFieldStart(name);
        for (TagId tag : tags) {
            out.writeString(tag.hex());
        }
        out.writeEndArray();
    }

    static void optional(JsonGenerator out, String name, @Nullable String text) throws IOException {
        if (text != null) {
            out.writeStringField(name, text);
        }
    }
}
