package io.wardline.platform.cabinet;

import io.wardline.platform.alarm.AlarmSource;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.cabinet.CabinetSheet.Step;
import io.wardline.platform.cabinet.CabinetSheet.StepCause;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.device.Commands;
import io.wardline.platform.device.Projection;
import io.wardline.platform.device.StandingOrder;
import io.wardline.platform.identity.Duties;
import io.wardline.platform.ledger.BoundTags;
import io.wardline.platform.ledger.Cause;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.ledger.Posted;
import io.wardline.platform.ledger.Refused;
import io.wardline.platform.ledger.UnitState;
import io.wardline.platform.ledger.Units;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Routes;
import io.wardline.protocol.device.DeviceCommand.StockTake;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The door of the cabinets: what the pump and the acts of people do to them.
public final class Cabinet implements BoundTags {
    private static final int CABINETS_REMEMBERED = 2_000;

    private final CabinetStateStore states = new CabinetStateStore();
    private final CabinetStore store = new CabinetStore();
    private final Commands commands = new Commands();
    private final CabinetActStore acts = new CabinetActStore();
    private final Ledger ledger;
    private final CountyTime time;
    private final Standings standings;
    private final CabinetProjection projection;

    /// @param units to find and lock what tags are bound to
    public Cabinet(Ledger ledger, Units units, CountyTime time) {
        this.ledger = ledger;
        this.time = time;
        this.standings = new Standings(states, units);
        this.projection = new CabinetProjection(new CabinetMemory(CABINETS_REMEMBERED), ledger, units);
    }

    /// The sealed tables of this feature.
    public static List<SealedTable> sealedTables() {
        return Stream.concat(CabinetStore.SEALED.stream(), ExplanationStore.SEALED.stream()).toList();
    }

    /// What the pump hands the journals of cabinets to.
    public Projection projection() {
        return projection;
    }

    /// What wards are told of.
    public AlarmSource alarms() {
        return new CabinetSource();
    }

    /// Declares `/api/cabinet` and starts its live view.
    ///
    /// @param db    as `wl_platform`
    /// @param duties says who may explain a discrepancy and who is a second person
    /// @param start names this start of the program, so that a client's position in an earlier one is known to be old
    /// @return what is to be rung when [CabinetBell#CHANNEL] says that cabinets have changed
    public CabinetBell declareRoutes(Routes routes, Acts acts, Db db, Duties duties, String start) {
        var watch = new CabinetWatch(db, start);
        new CabinetRoutes(this, watch, acts, db).register(routes);
        new DiscrepancyRoutes(new Explanations(new ExplanationStore(), duties), acts, db).register(routes);
        watch.start();
        return watch;
    }

    /// Tags that cabinets know already are bound: the units move on to the place that the claims give, and nobody calls
    /// the tags unknown any more.
    @Override
    public void bound(Tx tx, Cause cause, String actor, int nextIndex, List<UnitState> units) {
        var bound = units.stream().collect(Collectors.toMap(UnitState::epc, unit -> unit));
        var knowing = new TreeMap<DeviceId, TreeSet<TagId>>();
        states.claimants(tx, bound.keySet())
                .forEach(claimant -> knowing.computeIfAbsent(claimant.did(), _ -> new TreeSet<>())
                        .add(claimant.tag()));
        if (knowing.isEmpty()) {
            return;
        }
        var numbers = states.lock(tx, knowing.keySet());
        var sheet = new CabinetSheet();
        var id = stepsOfBinding(tx, cause, knowing, numbers, sheet);
        var consequences = new Consequences(sheet);
        consequences.begin(new Consequences.Source(id, cause, actor, time.now()), nextIndex);
        var tags = new HashSet<TagId>();
        knowing.values().forEach(tags::addAll);
        var standing = standings.with(tx, tags, bound);
        // In the order of cabinets and tags, which is the order in which the steps name them and replay meets them.
        knowing.values().stream().flatMap(Set::stream).distinct().forEach(tag -> {
            var now = standing.get(tag);
            if (now != null) {
                consequences.add(Placement.ofBinding(now, tag).consequences());
            }
        });
        consequences.orderLooks();
        write(tx, sheet, numbers);
    }

    private long stepsOfBinding(
            Tx tx,
            Cause cause,
            Map<DeviceId, ? extends Set<TagId>> knowing,
            Map<DeviceId, Long> numbers,
            CabinetSheet sheet) {
        var ids = states.nextSteps(tx, knowing.size()).iterator();
        var first = 0L;
        for (var each : knowing.entrySet()) {
            var did = each.getKey();
            var stepNo = numbers.merge(did, 1L, Long::sum);
            var id = ids.next();
            first = first == 0 ? id : first;
            sheet.steps.add(new Step(
                    did, stepNo, id, StepCause.BIND, null, null, null, List.copyOf(each.getValue()), cause, null));
        }
        return first;
    }

    private void write(Tx tx, CabinetSheet sheet, Map<DeviceId, Long> numbers) {
        switch (ledger.post(tx, sheet.movements)) {
            case Posted _ -> {}
            case Refused refused -> throw new IllegalStateException(
                    "the ledger refuses what follows from a binding: " + refused.code() + " " + refused.parameters());
        }
        if (!sheet.orders.isEmpty()) {
            commands.order(tx, sheet.orders).count();
        }
        store.write(tx, sheet);
        acts.countSteps(tx, numbers);
    }

    /// Orders a cabinet to read its shelf again.
    ///
    /// @param named the tags whose absence will count; none: only presence is learnt
    /// @return the id of the queued command, or empty when there is no such cabinet
    public Optional<UUID> orderStockTake(Tx tx, Cause act, DeviceId did, List<TagId> named) {
        var numbers = new HashMap<>(states.lock(tx, List.of(did)));
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        var sheet = new CabinetSheet();
        var stepNo = numbers.merge(did, 1L, Long::sum);
        var id = states.nextSteps(tx, 1).getFirst();
        sheet.steps.add(new Step(did, stepNo, id, StepCause.STOCK_TAKE, null, null, null, List.copyOf(named), act, null));
        var order = new StandingOrder(did, act.text(), new StockTake(named));
        sheet.orders.add(order);
        write(tx, sheet, numbers);
        return Optional.of(order.id());
    }
}
