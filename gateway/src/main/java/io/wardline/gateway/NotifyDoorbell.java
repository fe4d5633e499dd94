package io.wardline.gateway;

import io.vertx.sqlclient.Tuple;
import io.wardline.gateway.db.Database;
import io.wardline.protocol.device.DeviceId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The doorbell between processes: one NOTIFY at a time on `wl_inbox`, naming the devices that rang meanwhile, or `*` when they
/// are many. A bell that fails is not repeated; the pump also polls.
final class NotifyDoorbell implements Doorbell {
    private static final int MOST_NAMED = 64;

    private static final String NOTIFY =
            """
            select pg_notify('wl_inbox', $1)
            """;

    private final Database database;
    private final Set<DeviceId> waiting = new LinkedHashSet<>();
    private boolean busy;

    NotifyDoorbell(Database database) {
        this.database = database;
    }

    @Override
    public void ring(Collection<DeviceId> devices) {
        waiting.addAll(devices);
        next();
    }

    private void next() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        busy = true;
        String names = waiting.size() > MOST_NAMED
                ? "*"
                : waiting.stream().map(DeviceId::value).collect(Collectors.joining(","));
        waiting.clear();
        database.run(NOTIFY, Tuple.of(names)).onComplete(_ -> {
            busy = false;
            next();
        });
    }
}
