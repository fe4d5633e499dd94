package io.wardline.platform.db;

import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.util.Map;
import java.util.function.Consumer;

/// Hears what other processes say by NOTIFY. A notice carries no fact, so that missing one costs time only: after every
/// new connection each listener hears [#EVERYTHING], because nobody knows what was said meanwhile.
public final class Notices implements AutoCloseable {
    /// Said in place of a payload when notices may have been missed.
    public static final String EVERYTHING = "*";

    private static final long RECONNECT_MS = 500;

    private final PgSubscriber subscriber;

    private Notices(PgSubscriber subscriber) {
        this.subscriber = subscriber;
    }

    /// Listens on a connection of its own, and connects again for as long as it is open.
    ///
    /// @param listeners by channel; they are called on an event loop and return at once
    public static Notices listen(Vertx vertx, DbConfig config, Map<String, Consumer<String>> listeners) {
        var subscriber = PgSubscriber.subscriber(vertx, Db.connectOptions(config)).reconnectPolicy(_ -> RECONNECT_MS);
        listeners.forEach((name, listener) -> {
            var channel = subscriber.channel(name);
            channel.subscribeHandler(_ -> listener.accept(EVERYTHING));
            channel.handler(listener::accept);
        });
        try {
            subscriber.connect().await();
        } catch (Exception e) {
            throw Faults.ofStatement("listen on " + String.join(", ", listeners.keySet()), e);
        }
        return new Notices(subscriber);
    }

    /// Listens no longer.
    @Override
    public void close() {
        subscriber.close().await();
    }
}
