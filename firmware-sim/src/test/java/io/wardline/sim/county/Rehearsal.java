package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.device.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A county without a network: every word arrives at once, nothing is ordered.
final class Rehearsal {
    static final Instant BEGINS = Instant.parse("2026-11-14T06:00:00Z");
    final CountyMap map;
    final Journals journals = new Journals();
    final GroundTruth truth = new GroundTruth();
    final World world;

    Rehearsal(CountyPlan plan, Duration busy) {
        this(plan, busy, _ -> {});
    }

    /// @param beside what happens in it beside what its people do by themselves
    Rehearsal(CountyPlan plan, Duration busy, Consumer<World> beside) {
        this.map = CountyMap.of(plan);
        this.world = new World(plan, map, journals, truth, device -> Carrier.direct(device, journals));
        Instant now = plan.begins();
        world.step(now);
        world.open();
        beside.accept(world);
        Instant over = now.plus(busy);
        while (now.isBefore(over)) {
            now = now.plus(plan.step());
            world.step(now);
        }
        world.calmDown();
        Instant settled = now.plus(Duration.ofMinutes(25));
        while (now.isBefore(settled) || !world.still()) {
            now = now.plus(plan.step());
            world.step(now);
        }
        truth.standsNow(world.standing());
    }

    Map<DeviceId, List<JournalLine>> lines() {
        Map<DeviceId, List<JournalLine>> lines = new TreeMap<>();
        journals.devices().forEach(did -> lines.put(did, journals.of(did)));
        return lines;
    }
}
