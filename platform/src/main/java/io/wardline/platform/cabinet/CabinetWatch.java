package io.wardline.platform.cabinet;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.Notices;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.db.Rounds;
import io.wardline.platform.web.LiveEvent;
import io.wardline.platform.web.LiveStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The live view: whenever cabinets change, their rows are read once and offered to every open stream.
///
/// The database rings after each commit, whichever node committed. Changes that come while rows are being read wait and are
/// read together, so that a storm of changes costs one query at a time and a client always gets the latest value.
final class CabinetWatch implements CabinetBell {
    /// Links come and go without a word of the pump; a silent gateway is found by its heart.
    private static final Duration LOOK_AT_LINKS = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 500;

    private final Db db;
    private final String position;
    private final CabinetViewStore store = new CabinetViewStore();
    private final Map<LiveStream, RowScope> streams = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> dirty = new LinkedHashSet<>();
    private final Map<String, Boolean> online = new HashMap<>();
    private boolean everything;
    private long events;
    private volatile @Nullable Rounds rounds;

    /// @param start names this start of the program, so that an id of an earlier one is known to be old
    CabinetWatch(Db db, String start) {
        this.db = db;
        this.position = start;
    }

    void start() {
        rounds = Rounds.start("cabinet-watch", LOOK_AT_LINKS, this::round);
    }

    @Override
    public void changed(String payload) {
        lock.lock();
        try {
            if (payload.equals(Notices.EVERYTHING)) {
                everything = true;
            } else {
                dirty.addAll(List.of(payload.split(",", -1)));
            }
        } finally {
            lock.unlock();
        }
        ring();
    }

    private void ring() {
        var running = rounds;
        if (running != null) {
            running.ring();
        }
    }

    /// It says that something changed and not what: a client reads its own view, so nothing of another's reaches it.
    @Override
    public void alarmed(String payload) {
        var event = LiveEvent.of("alarm", "alarm", idOf(nextEvent()), Map.of());
        streams.forEach((stream, scope) -> {
            if (payload.equals(Notices.EVERYTHING) || scope.isWhole()
                    || (!payload.equals("county") && scope.covers(Long.parseLong(payload)))) {
                stream.offer(event);
            }
        });
    }

    /// Adds a client. Unless it has seen the latest event it is told to read the list first.
    ///
    /// @param scope whose cabinets it is told of
    void open(LiveStream stream, RowScope scope, Optional<String> lastSeen) {
        streams.put(stream, scope);
        stream.onClose(() -> streams.remove(stream));
        lock.lock();
        try {
            if (lastSeen.filter(idOf(events)::equals).isEmpty()) {
                stream.resync();
            }
        } finally {
            lock.unlock();
        }
    }

    private String idOf(long event) {
        return position + "-" + event;
    }

    private void round() {
        try {
            lookAtLinks();
            show(take());
        } catch (RuntimeException e) {
            changed(Notices.EVERYTHING);
            throw e;
        }
    }

    private void lookAtLinks() {
        if (streams.isEmpty()) {
            return;
        }
        var now = db.reading(RowScope.PRODUCT, store::online);
        now.forEach((did, is) -> {
            if (!is.equals(online.put(did, is))) {
                changed(did);
            }
        });
        online.keySet().retainAll(now.keySet());
    }

    private List<String> take() {
        lock.lock();
        try {
            if (everything) {
                everything = false;
                dirty.clear();
                streams.keySet().forEach(LiveStream::resync);
            }
            var taken = dirty.stream().limit(MOST_AT_ONCE).toList();
            taken.forEach(dirty::remove);
            if (!dirty.isEmpty()) {
                ring();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void show(List<String> dids) {
        if (dids.isEmpty() || streams.isEmpty()) {
            return;
        }
        for (var row : db.reading(RowScope.PRODUCT, tx -> store.owned(tx, dids))) {
            var event = LiveEvent.of("cabinet/" + row.shown().did(), "cabinet", idOf(nextEvent()), row.shown());
            streams.forEach((stream, scope) -> {
                if (scope.covers(row.institution())) {
                    stream.offer(event);
                }
            });
        }
    }

    private long nextEvent() {
        lock.lock();
        try {
            return ++events;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        var running = rounds;
        if (running != null) {
            running.close();
        }
    }
}
