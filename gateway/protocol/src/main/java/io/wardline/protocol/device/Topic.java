package io.wardline.protocol.device;

import java.util.Optional;

/// The topics of one device, `wl/1/{did}/...`. Nothing else may be published or subscribed on a device's link.
public sealed interface Topic {
    /// The device whose topic this is.
    DeviceId device();

    /// First publish after every CONNECT (up).
    record Birth(DeviceId device) implements Topic {}

    /// Entries of the journal; the key of the first one stands in the topic, so that an unreadable body still has a key (up).
    record Event(DeviceId device, JournalKey first) implements Topic {}

    /// The size class for snapshots: same stream, same keys as [Event] (up).
    record Snapshot(DeviceId device, JournalKey first) implements Topic {}

    /// Batches of readings, QoS 0 or 1 (up).
    record Telemetry(DeviceId device) implements Topic {}

    /// Commands (down); their results are entries of the journal.
    record Command(DeviceId device) implements Topic {}

    /// Cumulative application acknowledgement, rejects, replay requests, server time (down).
    record Ack(DeviceId device) implements Topic {}

    /// The configuration that the platform wants (down).
    record Desired(DeviceId device) implements Topic {}

    /// The configuration that the device runs (up).
    record Reported(DeviceId device) implements Topic {}

    /// The topic as it stands on the wire.
    default String text() {
        String prefix = "wl/1/" + device().value() + "/";
        return prefix
                + switch (this) {
                    case Birth _ -> "birth";
                    case Event(_, JournalKey key) -> "event/" + key.epoch() + "/" + key.seq();
                    case Snapshot(_, JournalKey key) -> "snapshot/" + key.epoch() + "/" + key.seq();
                    case Telemetry _ -> "telemetry";
                    case Command _ -> "command";
                    case Ack _ -> "ack";
                    case Desired _ -> "state/desired";
                    case Reported _ -> "state/reported";
                };
    }

    /// Whether a device may publish here.
    default boolean up() {
        return switch (this) {
            case Birth _, Event _, Snapshot _, Telemetry _, Reported _ -> true;
            case Command _, Ack _, Desired _ -> false;
        };
    }

    /// The topic that a text stands for, or empty when no device of ours has such a topic.
    static Optional<Topic> parse(String text) {
        if (text.length() > 160 || !text.startsWith("wl/1/")) {
            return Optional.empty();
        }
        int end = text.indexOf('/', 5);
        if (end < 0) {
            return Optional.empty();
        }
        return DeviceId.parse(text.substring(5, end)).flatMap(did -> tail(did, text.substring(end + 1)));
    }

    private static Optional<Topic> tail(DeviceId did, String tail) {
        if (tail.startsWith("event/")) {
            return key(tail, 6).map(key -> new Event(did, key));
        }
        if (tail.startsWith("snapshot/")) {
            return key(tail, 9).map(key -> new Snapshot(did, key));
        }
        Topic fixed = switch (tail) {
            case "birth" -> new Birth(did);
            case "telemetry" -> new Telemetry(did);
            case "command" -> new Command(did);
            case "ack" -> new Ack(did);
            case "state/desired" -> new Desired(did);
            case "state/reported" -> new Reported(did);
            case String _ -> null;
        };
        return Optional.ofNullable(fixed);
    }

    private static Optional<JournalKey> key(String tail, int from) {
        int slash = tail.indexOf('/', from);
        if (slash < 0) {
            return Optional.empty();
        }
        long epoch = number(tail, from, slash);
        long seq = number(tail, slash + 1, tail.length());
        return epoch < 1 || seq < 1 ? Optional.empty() : Optional.of(new JournalKey(epoch, seq));
    }

    /// A decimal of at most 16 digits without sign or leading zero; -1 for anything else or above 2^53 - 1.
    private static long number(String text, int from, int to) {
        if (to - from < 1 || to - from > 16 || text.charAt(from) == '0') {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value <= JournalKey.MAX ? value : -1;
    }
}
