package io.wardline.gateway.link;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import io.wardline.gateway.db.Database;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for the bells that carry no fact: `wl_link`, `wl_registry`, `wl_outbox`. A bell that was missed costs a second,
/// because everything is also polled.
public final class Bells {
    private static final Logger LOG = LoggerFactory.getLogger(Bells.class);
    private static final int PAUSE_SECONDS = 1;

    private final Vertx vertx;
    private final Database database;
    private final Ears ears;
    private @Nullable PgConnection connection;
    private boolean stopped;

    /// Who hears.
    ///
    /// @param link     `did:connection` of a newly drawn connection
    /// @param registry a device whose registry row or certificate changed
    /// @param outbox   a device, or `*`, with a new command
    /// @param deaf     the listening was interrupted and starts anew: bells may have been missed
    public record Ears(Consumer<String> link, Consumer<String> registry, Consumer<String> outbox, Runnable deaf) {}

    public Bells(Vertx vertx, Database database, Ears ears) {
        this.vertx = vertx;
        this.database = database;
        this.ears = ears;
    }

    /// Starts listening; after a success it goes on after interruptions until [#stop].
    public Future<Void> start() {
        return database.connect().compose(open -> {
            open.notificationHandler(this::heard);
            return database.patience().answered(listening(open))
                    .onSuccess(_ -> hearing(open))
                    .onFailure(_ -> open.close());
        });
    }

    private static Future<Void> listening(PgConnection open) {
        return open.query("listen wl_link").execute()
                .compose(_ -> open.query("listen wl_registry").execute())
                .compose(_ -> open.query("listen wl_outbox").execute())
                .mapEmpty();
    }

    private void hearing(PgConnection open) {
        if (stopped) {
            open.close();
            return;
        }
        connection = open;
        // Set only now: a connection that breaks while it begins to listen fails its start, and who hears of that begins anew.
        // A second one who hears of it would make a second listener, for ever.
        open.closeHandler(_ -> again());
        ears.deaf().run();
    }

    /// Whether bells are heard at this moment.
    public boolean listening() {
        return connection != null;
    }

    private void heard(PgNotification bell) {
        switch (bell.getChannel()) {
            case "wl_link" -> ears.link().accept(bell.getPayload());
            case "wl_registry" -> ears.registry().accept(bell.getPayload());
            case "wl_outbox" -> ears.outbox().accept(bell.getPayload());
            case String other -> LOG.debug("a bell that nobody asked for: {}", other);
        }
    }

    private void again() {
        connection = null;
        if (!stopped) {
            vertx.timer(PAUSE_SECONDS, TimeUnit.SECONDS)
                    .compose(_ -> start())
                    .onFailure(failure -> {
                        LOG.debug("not listening: {}", failure.getMessage());
                        again();
                    });
        }
    }

    /// Stops listening.
    public Future<Void> stop() {
        stopped = true;
        PgConnection open = connection;
        return open == null ? Future.succeededFuture() : open.close();
    }
}
