package io.wardline.platform.statement;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Printing;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.statement.StatementStore.Fresh;
import io.wardline.platform.statement.StatementStore.Known;
import io.wardline.platform.statement.SuccessionResult.NextVersion;
import io.wardline.platform.statement.SuccessionResult.Stands;
import io.wardline.platform.statement.SuccessionResult.Unchanged;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Routes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps results of every kind, and what people do with them. */
public final class Statements {
    private final StatementStore store = new StatementStore();
    private final LifeStore lives = new LifeStore();
    private final Acts acts;
    private final CountyTime time;
    private final Life life;

    /** With the calendar that counts windows and the printer that issues papers. */
    public Statements(Acts acts, Calendar calendar, Printing printing, CountyTime time) {
        this.acts = acts;
        this.time = time;
        this.life = new Life(store, lives, acts, calendar, new StatementPaper(printing), time);
    }

    /** The tables whose rows are facts. */
    public static List<SealedTable> sealedTables() {
        return Stream.concat(StatementStore.SEALED.stream(), LifeStore.SEALED.stream()).toList();
    }

    /**
     * Declares {@code /api/statement}.
     *
     * @param reckoners one for each kind that is reckoned here
     */
    public void declareRoutes(Routes routes, Db db, Officers officers, Collection<Reckoner> reckoners) {
        var kinds = reckoners.stream().collect(Collectors.toMap(Reckoner::kind, Function.identity()));
        new StatementRoutes(new StatementView(store, lives, kinds, time), life, acts, db, officers)
                .register(routes);
    }

    /**
     * Computes every kept version again from its frozen inputs and compares; it writes nothing and may run beside a working county.
     *
     * @param formulas one for each kind
     */
    public static Recomputed recompute(Db db, Map<StatementKind, Formula> formulas) {
        return new Recomputation(formulas).run(db);
    }

    /**
     * Keeps results, each as the next version of its institution's statement, unless the latest says the same, or a published one
     * stands. Whoever keeps waits for others who do, so compute before.
     *
     * @param results of different institutions
     */
    public Filing keep(Tx tx, Act act, Calculation calculation, List<Calculated> results) {
        store.lock(tx);
        var today = time.dateOf(act.at());
        var institutions = results.stream().map(Calculated::institution).toList();
        var latest = store.latest(tx, calculation.kind(), calculation.year(), institutions, today).stream()
                .collect(Collectors.toMap(Known::institution, Known::standing));
        var published = store.published(tx, calculation.kind(), calculation.year(), institutions);
        var deciders = store.decidedBy(tx, calculation.kind(), calculation.year(), calculation.calculator());
        var fresh = new ArrayList<Fresh>();
        var corrections = new ArrayList<Fresh>();
        var changes = new ArrayList<Change>();
        var filing = new Sorting();
        for (var each : results) {
            if (deciders.contains(each.institution())) {
                filing.refused.add(each.code());
                continue;
            }
            var hashes = each.hashes(calculation.rule().set().hash());
            switch (SuccessionCalculation.assess(
                    Optional.ofNullable(latest.get(each.institution())),
                    published.getOrDefault(each.institution(), SuccessionCalculation.Known.NOTHING), hashes,
                    calculation.reason() != null)) {
                case NextVersion(var version, var corrects) -> {
                    (corrects ? corrections : fresh).add(new Fresh(
                            each.institution(), version, each.inputs(), each.result(), hashes, each.reckoning()));
                    changes.add(Change.added(
                            Standing.subject(calculation.kind(), calculation.year(), each.code(), version), "payableFen",
                            Long.toString(each.reckoning().payableFen())));
                    filing.added.add(each.code());
                }
                case Unchanged() -> filing.unchanged.add(each.code());
                case Stands() -> filing.standing.add(each.code());
            }
        }
        store.add(tx, act, calculation, null, fresh);
        store.add(tx, act, calculation, calculation.reason(), corrections);
        acts.changed(tx, act, changes);
        return filing.done();
    }

    private static final class Sorting {
        private final List<String> added = new ArrayList<>();
        private final List<String> unchanged = new ArrayList<>();
        private final List<String> standing = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();

        Filing done() {
            return new Filing(added, unchanged, standing, refused);
        }
    }
}
