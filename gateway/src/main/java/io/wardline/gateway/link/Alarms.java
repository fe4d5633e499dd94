package io.wardline.gateway.link;

import io.vertx.core.Vertx;
import io.wardline.gateway.db.Database;
import io.wardline.gateway.link.AlarmStore.Alarm;
import io.wardline.protocol.device.DeviceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Alarms that belong to no commit, such as a packet that was too large. They are written soon, again and again until they
/// stand. The same alarm of the same device is written once in ten seconds, so that a fault in a loop does not fill the table.
public final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final int MOST_WAITING = 1_000;
    private static final long PAUSE_MS = 500;

    private final Vertx vertx;
    private final AlarmStore store;
    private final ArrayDeque<Alarm> waiting = new ArrayDeque<>();
    private boolean busy;

    /// Works on the event loop of its callers.
    public Alarms(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.store = new AlarmStore(database);
    }

    /// Raises an alarm.
    ///
    /// @param device whose it is, or null where nobody has said a name yet
    /// @param code   for example `packet.tooLarge`
    public void raise(@Nullable DeviceId device, String code, String detail) {
        LOG.atWarn().addKeyValue("device", device == null ? "" : device).log("{} {}: {}", code, device == null ? "" : device, detail);
        if (waiting.size() < MOST_WAITING) {
            waiting.add(new Alarm(device == null ? "" : device.value(), code, detail));
        }
        flush();
    }

    private void flush() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        List<Alarm> batch = distinct();
        store.insert(batch)
                .onComplete(
                        _ -> {
                            busy = false;
                            flush();
                        },
                        failure -> {
                            LOG.debug("alarms wait for the database: {}", failure.getMessage());
                            batch.forEach(waiting::addFirst);
                            vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS).onComplete(_ -> {
                                busy = false;
                                flush();
                            });
                        });
    }

    private List<Alarm> distinct() {
        Set<String> seen = new HashSet<>();
        List<Alarm> batch = new ArrayList<>();
        for (Alarm alarm = waiting.poll(); alarm != null; alarm = waiting.poll()) {
            if (seen.add(alarm.did() + ' ' + alarm.code())) {
                batch.add(alarm);
            }
        }
        return batch;
    }
}
