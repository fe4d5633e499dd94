package io.wardline.sim.link;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One connection of one device, used once: connect, subscribe, publish, close.
interface Wire {
    /// What the other side said, and that it is gone. Called on the client's threads.
    interface Ear {
        void heard(String topic, byte[] message);

        void lost(String why);
    }

    /// What became of a message. Refused messages are on disk too (quarantined): both are acknowledged.
    enum Receipt { TAKEN, REFUSED }

    /// Completes when the gateway has accepted the connection.
    CompletableFuture<Void> connect();

    /// Completes when the gateway has granted the subscriptions.
    CompletableFuture<Void> subscribe(List<String> topics);

    /// Completes with the PUBACK, or at once with QoS 0.
    CompletableFuture<Receipt> publish(String topic, byte[] message, boolean assured);

    /// Says goodbye if there is somebody to hear it.
    void close();
}
