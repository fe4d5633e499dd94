package io.wardline.platform.alarm;

import io.wardline.platform.db.DatabaseFault;
import io.wardline.platform.db.Overload;
import io.wardline.platform.db.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each source at its pace and lets alarms go up, on a thread of its own; on another it sends what is to be told, so that a mail
 * server that does not answer keeps nobody from looking. One source that fails keeps no other from being asked.
 */
final class AlarmWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Alarms alarms;
    private final List<AlarmSource> sources;
    private final LongSupplier nanos;
    private final Map<AlarmSource, Long> lookedAt = new HashMap<>();
    private final List<Rounds> rounds = new ArrayList<>();

    private AlarmWatch(Alarms alarms, List<AlarmSource> sources, LongSupplier nanos) {
        this.alarms = alarms;
        this.sources = sources;
        this.nanos = nanos;
    }

    static AlarmWatch start(Alarms alarms, List<AlarmSource> sources, NoticeDelivery delivery, LongSupplier nanos) {
        var watch = new AlarmWatch(alarms, sources, nanos);
        watch.rounds.add(Rounds.start("alarm-watch", PAUSE, watch::look));
        watch.rounds.add(Rounds.start("alarm-delivery", PAUSE, delivery::round));
        return watch;
    }

    private void look() {
        for (var source : sources) {
            if (isDue(source)) {
                quietly(source.getClass().getSimpleName(), () -> alarms.look(source));
            }
        }
        quietly("escalation", alarms::goUp);
    }

    private boolean isDue(AlarmSource source) {
        var now = nanos.getAsLong();
        var last = lookedAt.get(source);
        if (last != null && now - last < source.pace().toNanos()) {
            return false;
        }
        lookedAt.put(source, now);
        return true;
    }

    private static void quietly(String what, Runnable work) {
        try {
            work.run();
        } catch (DatabaseFault | Overload e) {
            LOG.warn("{} waits for the database: {}", what, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} met a bug; the others go on", what, e);
        }
    }

    @Override
    public void close() {
        rounds.forEach(Rounds::close);
    }
}
