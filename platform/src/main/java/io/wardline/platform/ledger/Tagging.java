package io.wardline.platform.ledger;

import io.wardline.platform.db.Tx;
import io.wardline.platform.ledger.Binding.Bound;
import io.wardline.platform.place.CountyPlace;
import io.wardline.platform.time.CountyTime;
import io.wardline.protocol.device.TagId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The act by which pieces get their tags and enter the ledger (赋码). */
public final class Tagging {
    /** Pieces in one act. */
    public static final int MOST_BINDINGS = 1_000;

    private final UnitStore units = new UnitStore();
    private final TaggingStore store = new TaggingStore();
    private final Ledger ledger;
    private final CountyTime time;
    private final BoundTags boundTags;

    /** With the one who moves pieces whose tags devices claim already. */
    public Tagging(Ledger ledger, CountyTime time, BoundTags boundTags) {
        this.ledger = ledger;
        this.time = time;
        this.boundTags = boundTags;
    }

    /**
     * Binds tags to pieces and moves each from {@code SUPPLIER} to its place: all or none. Lots that are new come into
     * being here. While the transaction runs, no reading is applied.
     *
     * @param cause of the movements, one index for each binding from 0
     * @param bindings 1 to {@link #MOST_BINDINGS}
     */
    public Binding.Outcome bind(Tx tx, Cause cause, String actor, List<Binding> bindings) {
        return bind(tx, cause, 0, actor, bindings);
    }

    /**
     * The same in an act that moves other goods as well.
     *
     * @param first index of the movements; those before it are the act's own
     */
    public Binding.Outcome bind(Tx tx, Cause cause, int first, String actor, List<Binding> bindings) {
        if (bindings.isEmpty() || bindings.size() > MOST_BINDINGS) {
            throw new IllegalArgumentException(bindings.size() + " bindings in one act; 1 to " + MOST_BINDINGS);
        }
        units.stopReadings(tx);
        store.nameOwners(tx, bindings);
        var facts = store.facts(tx, bindings);
        var refused = twice(bindings).or(() -> TaggingRule.refusal(facts, bindings));
        if (refused.isPresent()) {
            return refused.get();
        }
        // What the caller may name is decided. Where the pieces stand depends on what every cabinet of the county claims.
        return tx.beyondScope(() -> {
            store.addLots(tx, facts, bindings);
            var bound = store.addUnits(tx, store.facts(tx, bindings), bindings, cause, time.now());
            return post(tx, cause, first, actor, bindings, bound);
        });
    }

    private Binding.Outcome post(
            Tx tx, Cause cause, int first, String actor, List<Binding> bindings, Map<TagId, TaggingStore.NewUnit> bound) {
        var now = time.now();
        var movements = new ArrayList<Movement>();
        var states = new ArrayList<UnitState>();
        for (var binding : bindings) {
            var unit = Objects.requireNonNull(bound.get(binding.epc()));
            movements.add(new Movement(
                    cause, first + movements.size(), CountyPlace.SUPPLIER.id(), unit.place(), unit.goods(), 1, Reason.TAGGED, actor, now));
            states.add(new UnitState(
                    unit.goods().unit(), binding.epc(), unit.goods().item(), unit.goods().lot(), unit.goods().owner(), unit.place()));
        }
        return switch (ledger.post(tx, movements)) {
            case Refused refused -> throw new IllegalStateException("new units were refused: " + refused);
            case Posted _ -> {
                boundTags.bound(tx, cause, actor, first + movements.size(), List.copyOf(states));
                yield new Bound(bindings.size());
            }
        };
    }

    private static Optional<Refused> twice(List<Binding> bindings) {
        var epcs = new HashSet<TagId>();
        var tids = new HashSet<TagId>();
        for (var binding : bindings) {
            if (!epcs.add(binding.epc())) {
                return Optional.of(new Refused(RefusalCode.EPC_BOUND, Map.of("epc", binding.epc().hex())));
            }
            if (binding.tid() != null && !tids.add(binding.tid())) {
                return Optional.of(new Refused(RefusalCode.TID_BOUND, Map.of("tid", binding.tid().hex())));
            }
        }
        return Optional.empty();
    }
}
