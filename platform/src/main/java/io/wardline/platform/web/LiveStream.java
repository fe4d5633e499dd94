package io.wardline.platform.web;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream of server-sent events. It may be fed from any thread and never grows with a slow client: while
 * the client's socket is full only the latest event of each key waits, and beyond {@value #MOST_WAITING} keys all of
 * them give way to one {@code resync}, at which the client reads everything anew.
 */
public final class LiveStream {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    static final int MOST_WAITING = 10_000;
    private static final String RESYNC = "event: resync\ndata: {}\n\n";

    private final Context context;
    private final HttpServerResponse response;
    private final BooleanSupplier admitted;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, LiveEvent> waiting = new LinkedHashMap<>();
    private final List<Runnable> atClose = new ArrayList<>();
    private boolean mustResync;
    private boolean flushing;
    private boolean closed;

    LiveStream(Context context, HttpServerResponse response, BooleanSupplier admitted) {
        this.context = context;
        this.response = response;
        this.admitted = admitted;
        response.drainHandler(_ -> flush());
    }

    /** Hands over an event; returns at once. After the stream's end it does nothing. */
    public void offer(LiveEvent event) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            // Removed first, so that the newest event stands last and events keep their order in time.
            waiting.remove(event.key());
            if (waiting.size() >= MOST_WAITING) {
                waiting.clear();
                mustResync = true;
            } else {
                waiting.put(event.key(), event);
            }
        } finally {
            lock.unlock();
        }
        scheduleFlush();
    }

    /** Tells the client to read everything anew, for example because its {@code Last-Event-ID} is too old. */
    public void resync() {
        lock.lock();
        try {
            waiting.clear();
            mustResync = true;
        } finally {
            lock.unlock();
        }
        scheduleFlush();
    }

    /** Runs once when the stream ends, whichever side ended it; at once where it has ended already. */
    public void onClose(Runnable action) {
        lock.lock();
        try {
            if (!closed) {
                atClose.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /** Tells the page that the connection lives, keeps it alive through proxies, and finds dead clients. */
    void beat(Instant now) {
        if (!response.ended() && !response.closed() && !response.writeQueueFull()) {
            response.write("event: beat\ndata: {\"at\":\"" + now + "\"}\n\n");
        }
    }

    /** Ends the stream of a client that may no longer listen; where nobody can be asked it goes on until the next look. */
    void review() {
        context.runOnContext(_ -> {
            try {
                if (!admitted.getAsBoolean()) {
                    end();
                }
            } catch (RuntimeException e) {
                LOG.debug("a live stream could not be reviewed: {}", e.getMessage());
            }
        });
    }

    /** Ends the stream from this side; the browser reconnects by itself. */
    void end() {
        context.runOnContext(_ -> {
            if (!response.ended() && !response.closed()) {
                response.end();
            }
            closed();
        });
    }

    /** The stream has ended, whoever says so first. */
    void closed() {
        List<Runnable> actions;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            actions = List.copyOf(atClose);
        } finally {
            lock.unlock();
        }
        actions.forEach(Runnable::run);
    }

    private void scheduleFlush() {
        lock.lock();
        try {
            if (flushing || closed) {
                return;
            }
            flushing = true;
        } finally {
            lock.unlock();
        }
        context.runOnContext(_ -> flush());
    }

    private void flush() {
        while (!response.ended() && !response.closed() && !response.writeQueueFull()) {
            var next = takeNext();
            if (next.isEmpty()) {
                return;
            }
            response.write(next.get());
        }
    }

    /** The next text to write; empty ends the flushing in the same step, so that no offer falls between. */
    private Optional<String> takeNext() {
        lock.lock();
        try {
            if (mustResync) {
                mustResync = false;
                return Optional.of(RESYNC);
            }
            var first = waiting.pollFirstEntry();
            if (first == null) {
                flushing = false;
                return Optional.empty();
            }
            return Optional.of(first.getValue().wire());
        } finally {
            lock.unlock();
        }
    }
}
