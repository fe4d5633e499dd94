package io.wardline.gateway.outbox;

import io.vertx.core.Future;
import io.wardline.gateway.db.Database;
import io.wardline.gateway.link.Link;
import io.wardline.protocol.device.DeviceId;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes commands from the table to the links of this node. Works on one event loop; woken by a bell and once a second.
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final OutboxStore store;
    private final Map<Link, Boolean> asking = new IdentityHashMap<>();
    private final Set<Link> againAfter = new HashSet<>();

    /// @param node name of this gateway
    public Outbox(Database database, String node) {
        this.store = new OutboxStore(database, node);
    }

    /// A link that can carry a command: born, and subscribed to its command topic.
    public interface Carrier extends Link {
        /// Whether a command would reach the device.
        boolean ready();

        /// Publishes a command once.
        ///
        /// @param onAcknowledged called when the device's PUBACK is in
        void command(byte[] message, Runnable onAcknowledged);
    }

    /// Sends what waits for a link, where it is ready. Calls that overlap are folded into one more round.
    public void wake(Carrier link) {
        if (!link.open() || !link.ready()) {
            return;
        }
        if (asking.putIfAbsent(link, Boolean.TRUE) != null) {
            againAfter.add(link);
            return;
        }
        store.claim(link).onComplete(
                claimed -> {
                    claimed.forEach(command -> publish(link, command));
                    done(link);
                },
                failure -> {
                    // A claim whose commit nobody saw stays SENT: a durable one leaves again on the next connection, a
                    // now-or-never one ends with its deadline.
                    LOG.debug("no command for {}: {}", link.device(), failure.getMessage());
                    done(link);
                });
    }

    private void publish(Carrier link, OutboxStore.Claimed command) {
        if (link.open()) {
            link.command(command.message(), () -> delivered(link, command.id()));
        }
    }

    private void delivered(Link link, UUID id) {
        store.delivered(link, id)
                .onFailure(failure -> LOG.debug("delivery of {} not noted: {}", id, failure.getMessage()));
    }

    private void done(Carrier link) {
        asking.remove(link);
        if (againAfter.remove(link)) {
            wake(link);
        }
    }

    /// Finds the devices of this node for which something waits.
    public Future<Void> poll(Consumer<DeviceId> waiting) {
        return store.waiting().map(devices -> {
            devices.forEach(waiting);
            return null;
        });
    }
}
