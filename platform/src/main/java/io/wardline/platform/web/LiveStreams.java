package io.wardline.platform.web;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The open streams of this server: how many there may be, how long each may last, and their common end. */
final class LiveStreams {
    /** A stream ends after this long and the browser reconnects, whatever has become of it. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** Three missed ones tell the page that its picture is old. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** Whoever signed out, was disabled or lost a duty hears nothing more after this long. */
    private static final Duration REVIEW = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final int most;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();

    LiveStreams(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /**
     * Turns a response into a stream.
     *
     * @param admitted whether its client may still listen; asked again and again, on a thread that may wait
     * @throws Busy when there are too many
     */
    LiveStream open(RoutingContext context, BooleanSupplier admitted) {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            throw new Busy("live streams");
        }
        var vertx = context.vertx();
        var response = context.response();
        response.setChunked(true);
        response.putHeader("Content-Type", "text/event-stream; charset=utf-8");
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("X-Accel-Buffering", "no");
        var stream = new LiveStream(vertx.getOrCreateContext(), response, admitted);
        open.add(stream);
        var beat = vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> stream.beat(clock.instant()));
        var review = vertx.setPeriodic(REVIEW.toMillis(), _ -> stream.review());
        var end = vertx.setTimer(LONGEST.toMillis(), _ -> stream.end());
        stream.onClose(() -> {
            vertx.cancelTimer(beat);
            vertx.cancelTimer(review);
            vertx.cancelTimer(end);
            open.remove(stream);
            count.decrementAndGet();
        });
        context.addEndHandler(_ -> stream.closed());
        if (response.ended() || response.closed()) {
            // The client went away while it was being let in: nobody will tell of an end that is past.
            stream.closed();
        } else {
            // The first bytes go out at once: a browser calls the stream open only when it has the headers.
            response.write("retry: 2000\n\n");
        }
        return stream;
    }

    /** Looks at all of them now. */
    void review() {
        open.forEach(LiveStream::review);
    }

    void endAll() {
        open.forEach(LiveStream::end);
    }
}
