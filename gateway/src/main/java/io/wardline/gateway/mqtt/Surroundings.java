package io.wardline.gateway.mqtt;

import io.wardline.gateway.health.Meters;
import io.wardline.gateway.inbox.PgInbox;
import io.wardline.gateway.link.Alarms;
import io.wardline.gateway.link.BirthStore;
import io.wardline.gateway.link.Links;
import io.wardline.gateway.link.TakeOvers;
import io.wardline.gateway.outbox.Outbox;
import java.time.InstantSource;

/// What every link of a node shares.
///
/// @param messagesInWindow messages that one device may send in half a second
record Surroundings(
        PgInbox inbox,
        Outbox outbox,
        BirthStore births,
        Links<DeviceSession> links,
        Alarms alarms,
        TakeOvers takeOvers,
        Load load,
        Meters meters,
        InstantSource clock,
        int messagesInWindow) {
    /// Bytes of all links that are not on disk yet.
    static final class Load {
        private final long most;
        private long bytes;

        Load(long most) {
            this.most = most;
        }

        void add(long more) {
            bytes += more;
        }

        boolean full() {
            return bytes >= most;
        }
    }
}
