package io.wardline.platform.device;

import io.wardline.platform.db.Sent;
import io.wardline.platform.db.Tx;
import io.wardline.platform.device.JournalItem.Lost;
import io.wardline.platform.device.JournalItem.Unreadable;
import io.wardline.platform.device.JournalItem.Written;
import io.wardline.platform.device.PumpStore.Moved;
import io.wardline.platform.device.PumpStore.Registered;
import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One transaction of the pump: the fence, the next entries of some devices, what follows from them, and the cursors. It
/// changes nothing but the database, so that it may run again.
final class PumpTurn {
    /// What became of it.
    ///
    /// @param cursors the cursors after the commit
    /// @param more    devices of which more may be stored
    /// @param items   how many were applied
    /// @param kept    what the projections remember once the commit is done
    record Outcome(Map<DeviceId, Cursor> cursors, List<DeviceId> more, int items, List<Projection.Kept> kept) {}

    private final PumpStore store;
    private final LeaseStore leases;
    private final PumpConfig config;
    private final Map<DeviceKind, Projection> projections;

    PumpTurn(PumpStore store, LeaseStore leases, PumpConfig config, Map<DeviceKind, Projection> projections) {
        this.store = store;
        this.leases = leases;
        this.config = config;
        this.projections = projections;
    }

    /// @param devices to be worked
    /// @param fences  under which this node believes to hold the shards
    /// @param cursors remembered ones; a device without one is looked up
    /// @param most    items of each device
    /// @param passed  why the next item of the only device is passed over, null to apply it
    Outcome run(
            Tx tx,
            List<Registered> devices,
            Map<Integer, Long> fences,
            Map<DeviceId, Cursor> cursors,
            int most,
            @Nullable Passed passed) {
        checkFences(tx, devices, fences);
        var dids = devices.stream().map(Registered::did).toList();
        var before = cursorsOf(tx, dids, cursors);
        var stored = store.entries(tx, dids, before, most);
        var now = store.now(tx).toInstant();
        var walks = new HashMap<DeviceId, JournalWalk>();
        for (var did : dids) {
            var gaps = new Hole(tx, store, config, did, now);
            walks.put(did, JournalWalk.of(before.get(did), stored.getOrDefault(did, List.of()), most, gaps));
        }
        if (passed != null) {
            passOver(tx, passed, walks, stored, now);
        }
        var work = withDeclaredTails(tx, devices, walks, now);
        var kept = project(tx, devices, work);
        write(tx, devices, before, walks, work);
        var after = new HashMap<DeviceId, Cursor>();
        walks.forEach((did, walk) -> {
            if (walk.cursor() != null) {
                after.put(did, walk.cursor());
            }
        });
        var more = dids.stream()
                .filter(did -> stored.getOrDefault(did, List.of()).size() >= most)
                .filter(did -> walk(walks, did).hole() == null)
                .toList();
        var items = work.values().stream().mapToInt(List::size).sum();
        return new Outcome(after, more, items, kept);
    }

    private static JournalWalk walk(Map<DeviceId, JournalWalk> walks, DeviceId did) {
        return Objects.requireNonNull(walks.get(did), "every device of a turn is walked");
    }

    /// Why an item is passed over.
    ///
    /// @param code the invariant it breaks, at most 64 characters
    record Passed(String code, String detail) {}

    private void checkFences(Tx tx, List<Registered> devices, Map<Integer, Long> fences) {
        var shards = devices.stream().map(Registered::shard).collect(Collectors.toSet());
        var held = leases.hold(tx, config.node(), shards);
        var lost = shards.stream()
                .filter(shard -> !fences.containsKey(shard) || !fences.get(shard).equals(held.get(shard)))
                .toList();
        if (!lost.isEmpty()) {
            throw new FenceLost(lost);
        }
    }

    private Map<DeviceId, Cursor> cursorsOf(Tx tx, List<DeviceId> dids, Map<DeviceId, Cursor> remembered) {
        var known = new HashMap<DeviceId, Cursor>();
        var unknown = new ArrayList<DeviceId>();
        for (var did : dids) {
            var cursor = remembered.get(did);
            if (cursor == null) {
                unknown.add(did);
            } else {
                known.put(did, cursor);
            }
        }
        if (!unknown.isEmpty()) {
            known.putAll(store.cursors(tx, unknown));
        }
        return known;
    }

    /// The first item stands for an unreadable key from now on; its bytes go to the quarantine as well.
    private void passOver(
            Tx tx,
            Passed passed,
            Map<DeviceId, JournalWalk> walks,
            Map<DeviceId, List<StoredEntry>> stored,
            Instant now) {
        walks.replaceAll((did, walk) -> {
            if (walk.items().isEmpty() || !(walk.items().getFirst() instanceof Written written)) {
                return walk;
            }
            var key = written.entry().key();
            stored.getOrDefault(did, List.of()).stream()
                    .filter(entry -> entry.key().equals(key))
                    .findFirst()
                    .ifPresent(entry -> store.quarantine(tx, entry, passed.code(), passed.detail()));
            var items = new ArrayList<>(walk.items());
            items.set(0, new Unreadable(key, now, passed.code()));
            return new JournalWalk(walk.cursor(), items, walk.hole());
        });
    }

    /// A device that lost its journal names a range behind the cursor that was never stored, so that no hole showed it.
    private Map<DeviceId, List<JournalItem>> withDeclaredTails(
            Tx tx, List<Registered> devices, Map<DeviceId, JournalWalk> walks, Instant now) {
        var work = new HashMap<DeviceId, List<JournalItem>>();
        for (var device : devices) {
            var items = new ArrayList<JournalItem>();
            for (var item : walk(walks, device.did()).items()) {
                if (item instanceof Written written && written.entry().event() instanceof JournalLost declared) {
                    items.addAll(DeclaredTail.of(tx, store, device.did(), written.entry().key(), declared, items, now));
                }
                items.add(item);
            }
            work.put(device.did(), items);
        }
        return work;
    }

    private List<Projection.Kept> project(
            Tx tx, List<Registered> devices, Map<DeviceId, List<JournalItem>> work) {
        var byKind = new EnumMap<DeviceKind, List<DeviceItems>>(DeviceKind.class);
        for (var device : devices) {
            var items = work.getOrDefault(device.did(), List.of());
            if (!items.isEmpty() && projections.containsKey(device.kind())) {
                byKind.computeIfAbsent(device.kind(), _ -> new ArrayList<>())
                        .add(new DeviceItems(device.did(), items));
            }
        }
        var kept = new ArrayList<Projection.Kept>();
        byKind.forEach((kind, items) -> {
            var projection = projections.get(kind);
            if (projection != null) {
                kept.add(projection.apply(tx, items));
            }
        });
        return kept;
    }

    private void write(
            Tx tx,
            List<Registered> devices,
            Map<DeviceId, Cursor> before,
            Map<DeviceId, JournalWalk> walks,
            Map<DeviceId, List<JournalItem>> work) {
        var moved = new ArrayList<Moved>();
        var lost = new ArrayList<Map.Entry<DeviceId, Lost>>();
        var results = new HashMap<UUID, Map.Entry<DeviceId, CommandResult>>();
        for (var device : devices) {
            var did = device.did();
            var cursor = walk(walks, did).cursor();
            if (cursor != null) {
                moved.add(new Moved(did, before.get(did), cursor));
            }
            for (var item : work.getOrDefault(did, List.of())) {
                switch (item) {
                    case Lost each -> lost.add(Map.entry(did, each));
                    case Written(var entry, _, _) when entry.event() instanceof CommandResult result ->
                        // As across turns: the first word of a device about its command stands.
                        results.putIfAbsent(result.command(), Map.entry(did, result));
                    case Written _, Unreadable _ -> {}
                }
            }
        }
        var sent = new ArrayList<Sent<?>>();
        if (!lost.isEmpty()) {
            sent.add(store.writeLost(tx, lost));
        }
        if (!moved.isEmpty()) {
            sent.add(store.settleFills(tx, moved));
            sent.add(store.moveCursors(tx, moved));
        }
        if (!results.isEmpty()) {
            sent.add(store.enterResults(tx, List.copyOf(results.values())));
        }
        sent.forEach(Sent::count);
    }
}
