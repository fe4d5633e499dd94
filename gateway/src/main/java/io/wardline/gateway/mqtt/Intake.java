package io.wardline.gateway.mqtt;

import io.wardline.gateway.inbox.Arrival;
import io.wardline.gateway.inbox.Line;
import io.wardline.gateway.link.Link;
import io.wardline.gateway.link.Settlement.Code;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.Envelope;
import io.wardline.protocol.device.Frame;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Malformed;
import io.wardline.protocol.device.TelemetryKey;
import io.wardline.protocol.device.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes arrivals of messages: what is said, by which key, and whether it can be read at all.
final class Intake {
    private final Link link;
    private final long epoch;
    private final long replayedUpTo;
    private final long boot;

    /// @param birth the birth of this link
    /// @param epoch the epoch that was agreed on
    Intake(Link link, Birth birth, long epoch) {
        this.link = link;
        this.epoch = epoch;
        this.boot = birth.boot();
        this.replayedUpTo = birth.epoch() == null ? 0 : birth.lastSeq();
    }

    /// The arrival that a message is.
    ///
    /// @param packet its packet id, 0 for QoS 0
    Arrival read(String topic, int packet, byte[] payload) {
        Optional<Topic> parsed = Topic.parse(topic);
        if (parsed.isEmpty()) {
            String code = topic.isEmpty() ? "topic.empty" : "topic.unknown";
            return forbidden(topic, packet, payload, code, "no device of ours has this topic");
        }
        Topic known = parsed.get();
        if (!known.device().equals(link.device())) {
            return forbidden(topic, packet, payload, "topic.foreign", "the topic belongs to " + known.device());
        }
        return switch (known) {
            case Topic.Event(_, JournalKey first) -> entries(topic, first, packet, payload);
            case Topic.Snapshot(_, JournalKey first) -> entries(topic, first, packet, payload);
            case Topic.Telemetry _ -> readings(topic, packet, payload);
            case Topic.Reported _ -> new Arrival.Reported(link, packet, topic, payload);
            case Topic.Birth _ -> forbidden(topic, packet, payload, "birth.repeated", "a link is born once");
            case Topic.Command _, Topic.Ack _, Topic.Desired _ ->
                forbidden(topic, packet, payload, "topic.down", "devices listen here, they do not speak");
        };
    }

    private Arrival entries(String topic, JournalKey first, int packet, byte[] payload) {
        if (packet == 0) {
            Malformed why = new Malformed("qos.forbidden", "", "entries are published with QoS 1");
            return new Arrival.Refused(link, packet, topic, first, why, Code.FORBIDDEN, payload);
        }
        return switch (Frame.lines(payload)) {
            case Decoded.Bad<List<byte[]>>(Malformed why) -> whole(topic, first, packet, payload, why);
            case Decoded.Ok<List<byte[]>>(List<byte[]> lines) -> entries(topic, first, packet, payload, lines);
        };
    }

    private Arrival entries(String topic, JournalKey first, int packet, byte[] payload, List<byte[]> bodies) {
        if (first.seq() > JournalKey.MAX - bodies.size()) {
            Malformed why = new Malformed("key.range", "seq", "the last key of the message is above 2^53 - 1");
            return new Arrival.Refused(link, packet, topic, first, why, Code.UNREADABLE, payload);
        }
        List<Line> lines = new ArrayList<>(bodies.size());
        long mono = -1;
        boolean readable = false;
        for (int i = 0; i < bodies.size(); i++) {
            JournalKey key = i == 0 ? first : new JournalKey(first.epoch(), first.seq() + i);
            byte[] body = bodies.get(i);
            switch (Envelope.read(body)) {
                case Decoded.Ok<Envelope>(Envelope envelope) -> {
                    readable = true;
                    boolean matches = envelope.key().equals(key);
                    if (matches && envelope.boot() == boot) {
                        mono = Math.max(mono, envelope.mono());
                    }
                    lines.add(Line.of(key, body, replayed(key), matches ? null : mismatch(envelope, key)));
                }
                case Decoded.Bad<Envelope>(Malformed why) -> lines.add(Line.of(key, body, replayed(key), why));
            }
        }
        // Where no line can be read, LF is no proof of a line's end: the message fills its first key only.
        return readable || bodies.size() == 1
                ? new Arrival.Entries(link, packet, payload.length, topic, lines, mono)
                : whole(topic, first, packet, payload, new Malformed("frame.unreadable", "", "no line of the message can be read"));
    }

    private Arrival whole(String topic, JournalKey first, int packet, byte[] payload, Malformed why) {
        List<Line> line = List.of(Line.of(first, payload, replayed(first), why));
        return new Arrival.Entries(link, packet, payload.length, topic, line, -1);
    }

    private static Malformed mismatch(Envelope envelope, JournalKey key) {
        return new Malformed("key.mismatch", "seq", "the entry says " + envelope.key() + " where its topic says " + key);
    }

    private boolean replayed(JournalKey key) {
        return key.epoch() < epoch || (key.epoch() == epoch && key.seq() <= replayedUpTo);
    }

    private Arrival readings(String topic, int packet, byte[] payload) {
        return switch (TelemetryKey.read(payload)) {
            case Decoded.Ok<TelemetryKey>(TelemetryKey key) ->
                new Arrival.Readings(link, packet, topic, key.boot(), key.seq(), payload);
            case Decoded.Bad<TelemetryKey>(Malformed why) ->
                new Arrival.Refused(link, packet, topic, null, why, Code.UNREADABLE, payload);
        };
    }

    private Arrival forbidden(String topic, int packet, byte[] payload, String code, String message) {
        return new Arrival.Refused(link, packet, topic, null, new Malformed(code, "", message), Code.FORBIDDEN, payload);
    }
}
