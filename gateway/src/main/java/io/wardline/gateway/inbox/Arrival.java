package io.wardline.gateway.inbox;

import io.wardline.gateway.link.Link;
import io.wardline.gateway.link.Settlement;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a device on its way to the disk.
public sealed interface Arrival {
    /// The link on which it came.
    Link link();

    /// Its packet id, 0 for QoS 0.
    int packet();

    /// Its length in bytes.
    int bytes();

    /// How many rows it makes: the measure of a batch.
    default int weight() {
        return switch (this) {
            case Entries entries -> entries.lines().size();
            case Readings _, Reported _, Refused _, AskAgain _ -> 1;
        };
    }

    /// Consecutive lines of the journal.
    ///
    /// @param mono the newest `mono` of the link's boot in it, or -1
    record Entries(Link link, int packet, int bytes, String topic, List<Line> lines, long mono) implements Arrival {}

    /// Telemetry, key (boot, own seq).
    @SuppressWarnings("ArrayRecordComponent") // Bytes from the wire, never changed.
    record Readings(Link link, int packet, String topic, long boot, long seq, byte[] payload) implements Arrival {
        @Override
        public int bytes() {
            return payload.length;
        }
    }

    /// The state that the device reports of itself.
    @SuppressWarnings("ArrayRecordComponent") // Bytes from the wire, never changed.
    record Reported(Link link, int packet, String topic, byte[] payload) implements Arrival {
        @Override
        public int bytes() {
            return payload.length;
        }
    }

    /// Something unreadable or forbidden that fills no key.
    @SuppressWarnings("ArrayRecordComponent") // Bytes from the wire, never changed.
    record Refused(
            Link link, int packet, String topic, @Nullable JournalKey key, Malformed why, Settlement.Code code, byte[] payload)
            implements Arrival {
        @Override
        public int bytes() {
            return payload.length;
        }
    }

    /// No message: the holes that may be asked for once more are asked for, in order with everything else of the link.
    record AskAgain(Link link) implements Arrival {
        @Override
        public int packet() {
            return 0;
        }

        @Override
        public int bytes() {
            return 0;
        }
    }
}
