package io.wardline.sim.county;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.TagId;
import io.wardline.sim.device.RadioField;
import io.wardline.sim.device.Shelf;
import io.wardline.sim.fault.RadioFaults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The air around one cabinet of the county: its shelf, the shelf beside it, and what goes wrong. Every scan leaves its truth.
final class Radio implements RadioField {
    private static final int ANTENNAS = 4;

    private final DeviceId did;
    private final Shelf shelf;
    private final RadioFaults faults;
    private final Consumer<ScanTruth> truths;
    private @Nullable Shelf neighbour;
    private boolean calm;

    Radio(DeviceId did, Shelf shelf, RadioFaults faults, Consumer<ScanTruth> truths) {
        this.did = did;
        this.shelf = shelf;
        this.faults = faults;
        this.truths = truths;
    }

    void beside(Shelf other) {
        neighbour = other;
    }

    /// From now on nothing goes wrong on the air.
    void calmDown() {
        calm = true;
    }

    @Override
    public Hearing begin(String snapshot, RandomGenerator random) {
        Set<TagId> hidden = new TreeSet<>();
        Set<TagId> phantoms = new TreeSet<>();
        int dead = -1;
        if (!calm) {
            for (TagId tag : shelf.tags()) {
                if (faults.misread().strikes(random)) {
                    hidden.add(tag);
                }
            }
            Shelf beside = neighbour;
            if (beside != null && faults.neighbour().strikes(random) && !beside.tags().isEmpty()) {
                phantoms.add(List.copyOf(beside.tags()).get(random.nextInt(beside.tags().size())));
            }
            if (faults.ghost().strikes(random)) {
                phantoms.add(new TagId("E2801160%016X".formatted(random.nextLong())));
            }
            dead = faults.deadAntenna().strikes(random) ? random.nextInt(ANTENNAS) : -1;
        }
        ScanTruth truth = new ScanTruth(did, snapshot, dead < 0, shelf.tags());
        truths.accept(truth);
        return new Air(truth, hidden, phantoms, dead);
    }

    @Override
    public Set<TagId> glance(RandomGenerator random) {
        return shelf.glance(random);
    }

    /// What can be heard during one scan.
    private final class Air implements Hearing {
        private final ScanTruth truth;
        private final Set<TagId> hidden;
        private final Set<TagId> phantoms;
        private final int dead;

        Air(ScanTruth truth, Set<TagId> hidden, Set<TagId> phantoms, int dead) {
            this.truth = truth;
            this.hidden = hidden;
            this.phantoms = phantoms;
            this.dead = dead;
        }

        @Override
        public Set<TagId> round(RandomGenerator random) {
            Set<TagId> heard = shelf.glance(random);
            heard.removeAll(hidden);
            heard.removeIf(tag -> dead >= 0 && Math.floorMod(tag.hex().hashCode(), ANTENNAS) == dead);
            heard.addAll(phantoms);
            truth.hear(heard);
            return heard;
        }

        @Override
        public List<Boolean> antennasOk() {
            List<Boolean> ok = new ArrayList<>(Collections.nCopies(ANTENNAS, true));
            if (dead >= 0) {
                ok.set(dead, false);
            }
            return ok;
        }
    }
}
