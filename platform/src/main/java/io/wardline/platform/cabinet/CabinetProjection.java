package io.wardline.platform.cabinet;

import io.wardline.platform.cabinet.CabinetSheet.StepCause;
import io.wardline.platform.cabinet.Finding.Claimed;
import io.wardline.platform.cabinet.Finding.SnapshotSeen;
import io.wardline.platform.db.Tx;
import io.wardline.platform.device.Commands;
import io.wardline.platform.device.DeviceItems;
import io.wardline.platform.device.DeviceKind;
import io.wardline.platform.device.InvariantBroken;
import io.wardline.platform.device.JournalItem;
import io.wardline.platform.device.JournalItem.Lost;
import io.wardline.platform.device.JournalItem.Unreadable;
import io.wardline.platform.device.JournalItem.Written;
import io.wardline.platform.device.Projection;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Movement;
import io.wardline.platform.ledger.Posted;
import io.wardline.platform.ledger.Refused;
import io.wardline.platform.ledger.Units;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Carries the journals of cabinets into book, sessions and discrepancies: reads, lets the rules decide, writes.
final class CabinetProjection implements Projection {
    private final CabinetMemory memory;
    private final CabinetStateStore states = new CabinetStateStore();
    private final CabinetStore store = new CabinetStore();
    private final Standings standings;
    private final Units units;
    private final Ledger ledger;
    private final Commands commands = new Commands();

    CabinetProjection(CabinetMemory memory, Ledger ledger, Units units) {
        this.memory = memory;
        this.ledger = ledger;
        this.units = units;
        this.standings = new Standings(states, units);
    }

    @Override
    public DeviceKind kind() {
        return DeviceKind.CABINET;
    }

    @Override
    public void forget(Collection<DeviceId> dids) {
        memory.forget(dids);
    }

    @Override
    public Kept apply(Tx tx, List<DeviceItems> work) {
        // First of all locks: a binding holds this gate while it waits for cabinets.
        units.holdBindings(tx);
        var held = held(tx, work.stream().map(DeviceItems::did).toList());
        var after = new HashMap<DeviceId, Remembered>();
        var read = new ArrayList<ReadStep>();
        for (var device : work) {
            var before = held.get(device.did());
            if (before == null) {
                throw new InvariantBroken("cabinet.unregistered", device.did() + " is not registered as a cabinet");
            }
            after.put(device.did(), interpret(device, before, read));
        }
        var tags = new TreeSet<TagId>();
        read.forEach(step -> step.findings().forEach(finding -> {
            if (finding instanceof Claimed claimed) {
                tags.add(claimed.tag());
            }
        }));
        var standing = tags.isEmpty() ? new HashMap<TagId, Standing>() : standings.locked(tx, tags);
        var steps = (int) read.stream().filter(ReadStep::counts).count();
        var ids = states.nextSteps(tx, steps);
        var sheet = new CabinetSheet();
        var writing = new TurnWriting(sheet, standing, after);
        var next = ids.iterator();
        for (var step : read) {
            writing.add(step, step.counts() ? next.next() : 0);
        }
        writing.finish(work, after);
        write(tx, sheet);
        return () -> memory.keep(after);
    }

    /// Locks the cabinets; what memory holds is used if nothing has changed it since.
    private Map<DeviceId, Remembered> held(Tx tx, List<DeviceId> dids) {
        var numbers = states.lock(tx, dids);
        var held = new HashMap<DeviceId, Remembered>();
        var stale = new ArrayList<DeviceId>();
        numbers.forEach((did, steps) -> {
            var remembered = memory.of(did).filter(each -> each.steps() == steps);
            remembered.ifPresentOrElse(each -> held.put(did, each), () -> stale.add(did));
        });
        if (!stale.isEmpty()) {
            held.putAll(states.load(tx, stale));
        }
        return held;
    }

    private static Remembered interpret(DeviceItems device, Remembered before, List<ReadStep> read) {
        var state = before.state();
        var steps = before.steps();
        for (var item : device.items()) {
            var interpretation = CabinetReading.interpret(state, item);
            var counts = !interpretation.findings().isEmpty() || !interpretation.state().equals(state);
            if (counts) {
                steps++;
            }
            read.add(new ReadStep(device.did(), item, steps, counts, interpretation.findings()));
            state = interpretation.state();
        }
        return new Remembered(steps, state, before.shelf());
    }

    private void write(Tx tx, CabinetSheet sheet) {
        var all = sheet.movements;
        for (var from = 0; from < all.size(); from += Ledger.MOST_MOVEMENTS) {
            post(tx, all.subList(from, Math.min(all.size(), from + Ledger.MOST_MOVEMENTS)));
        }
        var orders = sheet.orders.isEmpty() ? null : commands.order(tx, sheet.orders);
        store.write(tx, sheet);
        if (orders != null) {
            orders.count();
        }
    }

    private void post(Tx tx, List<Movement> movements) {
        switch (ledger.post(tx, movements)) {
            case Posted _ -> {}
            case Refused refused -> throw new InvariantBroken(
                    refused.code().code(), "the ledger refuses: " + refused.code() + " " + refused.parameters());
        }
    }

    /// One item as the rules read it.
    ///
    /// @param counts whether it changed anything and so is a step of the cabinet
    record ReadStep(DeviceId did, JournalItem item, long stepNo, boolean counts, List<Finding> findings) {
        StepCause cause() {
            return switch (item) {
                case Written _ -> StepCause.ENTRY;
                case Unreadable _ -> StepCause.UNREADABLE;
                case Lost _ -> StepCause.LOST;
            };
        }

        /// A snapshot stands at the key of its first chunk, and its movements carry that key.
        Optional<SnapshotSeen> snapshot() {
            return findings.stream()
                    .filter(SnapshotSeen.class::isInstance)
                    .map(SnapshotSeen.class::cast)
                    .findFirst();
        }
    }
}
