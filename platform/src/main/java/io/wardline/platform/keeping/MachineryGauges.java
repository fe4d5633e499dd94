package io.wardline.platform.keeping;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.web.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The county's machinery in numbers, read once for all of them and not more often than every two seconds. */
final class MachineryGauges {
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final StateStore store = new StateStore();
    private final Db db;
    private final InstantSource clock;
    private Read last = new Read(Instant.MIN, new StateStore.Numbers(0, 0, 0, 0, 0, 0, 0, 0));

    MachineryGauges(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    private record Read(Instant at, StateStore.Numbers numbers) {}

    void register(Metrics metrics) {
        add(metrics, "wardline.inbox.entries.behind", "Entries stored and not yet applied", StateStore.Numbers::entriesBehind);
        add(metrics, "wardline.pump.devices.behind", "Devices with entries that are not applied", StateStore.Numbers::devicesBehind);
        add(metrics, "wardline.pump.gaps", "Holes in journals that are still asked for", StateStore.Numbers::gaps);
        add(metrics, "wardline.device.forks", "Journals that wait for a decision", StateStore.Numbers::forks);
        add(metrics, "wardline.device.links", "Devices with an open link", StateStore.Numbers::links);
        add(metrics, "wardline.device.quarantine.day", "Messages that could not be read within 24 hours", StateStore.Numbers::quarantined);
        add(metrics, "wardline.audit.unsealed.age.seconds", "How old the oldest unsealed act is", StateStore.Numbers::unsealedSeconds);
        add(metrics, "wardline.alarm.open", "Alarms that are not resolved", StateStore.Numbers::alarms);
    }

    private void add(Metrics metrics, String name, String what, ToLongFunction<StateStore.Numbers> number) {
        Function<StateStore.Numbers, Number> boxed = number::applyAsLong;
        metrics.gauge(name, what, "scope", "county", () -> boxed.apply(numbers()));
    }

    private synchronized StateStore.Numbers numbers() {
        var now = clock.instant();
        if (last.at() == Instant.MIN || !now.isBefore(last.at().plus(KEPT))) {
            last = new Read(now, db.reading(RowScope.PRODUCT, store::numbers));
        }
        return last.numbers();
    }
}
