package io.wardline.platform.vbp;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.catalog.Catalog;
import io.wardline.platform.db.Tx;
import io.wardline.platform.vbp.MappingStore.Figure;
import io.wardline.platform.vbp.MappingStore.Revised;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Proposing and reviewing what the platform's codes are. Nothing counts by a proposal; an accepted one says anew what the lines
 * of its code are, and the figures that it changes stay readable as they were before.
 */
final class Mappings {
    private final MappingStore store;
    private final PlatformStore lines;
    private final Rollup rollup;
    private final Catalog catalog;
    private final Acts acts;

    Mappings(MappingStore store, PlatformStore lines, Rollup rollup, Catalog catalog, Acts acts) {
        this.store = store;
        this.lines = lines;
        this.rollup = rollup;
        this.catalog = catalog;
        this.acts = acts;
    }

    /** What became of a proposal. */
    sealed interface Proposal {
        /** It waits for a reviewer. */
        record Waiting(long id, int version) implements Proposal {}

        /** There is no such item. */
        record ItemUnknown() implements Proposal {}
    }

    Proposal propose(Tx tx, Act act, long proposer, NewMapping wish) {
        var item = catalog.number(tx, wish.item());
        if (item.isEmpty()) {
            return new Proposal.ItemUnknown();
        }
        store.lock(tx, wish.code());
        var numbered = store.propose(tx, act, wish, item.get(), proposer);
        var subject = "mapping/" + wish.code() + "/" + numbered.version();
        acts.changed(tx, act, List.of(
                new Change(subject, "item", null, wish.item(), wish.source()),
                Change.added(subject, "packFactor", Long.toString(wish.packFactor())),
                Change.added(subject, "startsOn", wish.startsOn().toString())));
        return new Proposal.Waiting(numbered.id(), numbered.version());
    }

    /** Accepts or rejects a proposal of somebody else. */
    VbpResult review(Tx tx, Act act, long reviewer, long id, boolean accepted, String words) {
        var found = store.proposed(tx, id);
        if (found.isEmpty()) {
            return new VbpResult.Absent();
        }
        store.lock(tx, found.get().code());
        var proposed = store.proposed(tx, id).orElseThrow();
        if (proposed.reviewed()) {
            return VbpResult.refused("vbp_mapping_review_pkey", "code", proposed.code());
        }
        if (proposed.proposer() == reviewer) {
            return VbpResult.refused("vbp_mapping_review_two_persons", "code", proposed.code());
        }
        if (accepted) {
            rollup.meaning(tx);
        }
        store.review(tx, act, id, accepted, words, proposed.proposer(), reviewer);
        acts.changed(tx, act, List.of(new Change(
                "mapping/" + proposed.code() + "/" + proposed.version(), "accepted", null, Boolean.toString(accepted), words)));
        if (accepted) {
            apply(tx, act, id, proposed.code());
        }
        return new VbpResult.Entered();
    }

    private void apply(Tx tx, Act act, long mapping, String code) {
        var affected = lines.ofCode(tx, code);
        Set<Cell> cells = new LinkedHashSet<>(lines.cells(tx, affected));
        lines.resolve(tx, affected);
        cells.addAll(lines.cells(tx, affected));
        if (cells.isEmpty()) {
            return;
        }
        var before = store.figures(tx, cells);
        rollup.recount(tx, cells);
        var after = store.figures(tx, cells);
        var revised = cells.stream()
                .map(cell -> new Revised(cell, figure(before, cell), figure(after, cell)))
                .filter(each -> !each.before().equals(each.after()))
                .toList();
        if (!revised.isEmpty()) {
            store.add(tx, act, mapping, revised);
        }
    }

    private static Figure figure(Map<Cell, Figure> figures, Cell cell) {
        return figures.getOrDefault(cell, Figure.NONE);
    }
}
