package io.wardline.platform.statement;

import io.wardline.platform.db.Tx;
import io.wardline.platform.statement.LifeStore.Approval;
import io.wardline.platform.statement.LifeStore.Objection;
import io.wardline.platform.statement.LifeStore.Payment;
import io.wardline.platform.statement.LifeStore.Publication;
import io.wardline.platform.statement.LifeStore.Return;
import io.wardline.platform.statement.StatementStore.Content;
import io.wardline.platform.statement.StatementStore.Filter;
import io.wardline.platform.statement.StatementStore.Known;
import io.wardline.platform.statement.StatementStore.Total;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is read of statements, and how two of them differ. */
final class StatementView {
    private final StatementStore store;
    private final LifeStore life;
    private final Map<StatementKind, Reckoner> kinds;
    private final Workings workings;
    private final CountyTime time;

    StatementView(StatementStore store, LifeStore life, Map<StatementKind, Reckoner> kinds, CountyTime time) {
        this.store = store;
        this.life = life;
        this.kinds = Map.copyOf(kinds);
        this.workings = new Workings(kinds);
        this.time = time;
    }

    /** Who approved; whoever is shown is named by the account, not by its number. */
    record Approved(String account, @Nullable String words, Instant at) {}

    /** Another version of the same statement. */
    record Sibling(long id, int version, StatementState state, long payableFen) {}

    /**
     * Everything about one version.
     *
     * @param worked the numbers of each step of the whole
     */
    record Whole(
            Standing standing, String source, Inputs inputs, Reckoning result, List<Worked> worked, List<Approved> approvals, @Nullable Return returned,
            @Nullable Publication publication, List<Objection> objections, List<Payment> payments, List<Sibling> versions) {}

    /** Where two versions differ. */
    record Comparison(Standing former, Standing latter, List<Difference> inputs, List<Difference> figures) {}

    /** The steps of the whole with their numbers. */
    static List<WorkedStep> worked(Whole whole) {
        return IntStream.range(0, whole.worked().size())
                .mapToObj(at -> new WorkedStep(whole.result().steps().get(at), whole.worked().get(at)))
                .toList();
    }

    /**
     * Where a version differs from what the present inputs would give.
     *
     * @param gone whether there is nothing to reckon any more
     */
    record Present(long id, boolean gone, List<Difference> inputs, List<Difference> figures) {}

    List<Standing> list(Tx tx, Page page, Filter filter) {
        return store.standings(tx, page, filter, time.today());
    }

    List<Total> totals(Tx tx, StatementKind kind, int year) {
        return store.totals(tx, kind, year, time.today());
    }

    Optional<Standing> standing(Tx tx, long id) {
        return store.find(tx, id, time.today()).map(Known::standing);
    }

    Optional<Content> content(Tx tx, long id) {
        return store.content(tx, id);
    }

    Optional<Whole> whole(Tx tx, long id) {
        return standing(tx, id).map(standing -> {
            var content = store.content(tx, id).orElseThrow();
            return new Whole(
                    standing, content.rule().source().cited(), content.inputs(), content.reckoning(),
                    WorkedStep.worked(workings.of(standing.kind(), content)),
                    life.approvals(tx, id).stream().map(StatementView::shown).toList(), life.returned(tx, id).orElse(null),
                    life.publication(tx, id).orElse(null), life.objections(tx, id), life.payments(tx, id),
                    store.versions(tx, standing, time.today()).stream().map(StatementView::sibling).toList());
        });
    }

    Optional<Comparison> comparison(Tx tx, long former, long latter) {
        return standing(tx, former).flatMap(one -> standing(tx, latter).map(other -> {
            var before = store.content(tx, former).orElseThrow();
            var after = store.content(tx, latter).orElseThrow();
            return new Comparison(
                    one, other, DifferenceCalculation.inputs(before.inputs(), after.inputs()),
                    DifferenceCalculation.figures(before.reckoning(), after.reckoning()));
        }));
    }

    /** Reckons once more from the inputs as they stand now, by the rule of then; nothing is kept. */
    Optional<Present> present(Tx tx, long id) {
        return store.find(tx, id, time.today()).map(known -> {
            var frozen = store.content(tx, id).orElseThrow();
            var standing = known.standing();
            var reckoner = Optional.ofNullable(kinds.get(standing.kind()))
                    .orElseThrow(() -> new IllegalStateException("nobody reckons a " + standing.kind()));
            return reckoner.gather(tx, frozen.rule(), known.institution(), standing.year())
                    .map(inputs -> new Present(
                            id, false, DifferenceCalculation.inputs(frozen.inputs(), inputs),
                            DifferenceCalculation.figures(frozen.reckoning(), reckoner.reckon(frozen.rule(), inputs))))
                    .orElseGet(() -> new Present(id, true, List.of(), List.of()));
        });
    }

    Workings workings() {
        return workings;
    }

    private static Approved shown(Approval approval) {
        return new Approved(approval.account(), approval.words(), approval.at());
    }

    private static Sibling sibling(Standing standing) {
        return new Sibling(standing.id(), standing.version(), standing.state(), standing.payableFen());
    }
}
