package io.wardline.platform.vbp;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.catalog.Catalog;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.ledger.Ledger;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.warehouse.AcceptedReceipt;
import io.wardline.platform.warehouse.Purchases;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Routes;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Volume-based procurement: what was agreed, both facts about what was bought, and progress. */
public final class Vbp implements Purchases {
    private final VbpStore store = new VbpStore();
    private final PlatformStore lines = new PlatformStore();
    private final Rollup rollup = new Rollup();
    private final Acts acts;
    private final CountyTime time;
    private final Measures measures;
    private final Entries entries;
    private final Mappings mappings;

    /** With the catalogue and the ledger, which know items and suppliers by their codes. */
    public Vbp(Ledger ledger, Catalog catalog, Rules rules, Acts acts, CountyTime time) {
        this.acts = acts;
        this.time = time;
        this.measures = new Measures(rules, time);
        this.entries = new Entries(store, lines, rollup, ledger, catalog, acts);
        this.mappings = new Mappings(new MappingStore(), lines, rollup, catalog, acts);
    }

    /** The sealed tables of this feature. */
    public static List<SealedTable> sealedTables() {
        return Stream.of(PlatformStore.SEALED, MappingStore.SEALED, FailureStore.SEALED, ClinicStore.SEALED, CorrectionStore.SEALED,
                        ReturnStore.SEALED, WithdrawalStore.SEALED)
                .flatMap(List::stream)
                .toList();
    }

    /** Declares {@code /api/vbp}, and says before lines are withdrawn who has frozen what they add up to. */
    public void declareRoutes(Routes routes, Db db, HeavyWork heavyWork, Officers officers, Citations citations) {
        var files = new VbpFiles(store, lines, rollup, entries, acts, db, heavyWork, time);
        new VbpRoutes(store, entries, files, officers, acts, db).register(routes);
        new MappingRoutes(mappings, new MappingStore(), lines, officers, acts, db).register(routes);
        var withdrawals = new WithdrawalStore();
        new WithdrawalRoutes(new Withdrawals(withdrawals, lines, rollup, citations, acts), withdrawals, officers, acts, db).register(routes);
        var progress = new ProgressStore();
        new ProgressRoutes(progress, measures, db).register(routes);
        new TrialRoutes(progress, measures, db).register(routes);
        var failures = new FailureStore();
        new FailureRoutes(new Failures(failures, store, measures, time, acts), failures, officers, acts, db).register(routes);
        var clinics = new ClinicStore();
        new ClinicRoutes(new Clinics(clinics, store, time, acts), clinics, officers, acts, db).register(routes);
        var corrections = new CorrectionStore();
        var reports = new ReportStore(corrections);
        new ReportRoutes(new Reports(reports, corrections, store, acts), reports, measures, officers, acts, db).register(routes);
    }

    /** Counts a receipt, or what went back of one, in its own transaction. */
    @Override
    public void changed(Tx tx, AcceptedReceipt receipt) {
        rollup.purchased(tx, receipt);
    }

    @Override
    public boolean hasEnded(Tx tx, AcceptedReceipt receipt, LocalDate today) {
        return rollup.hasEnded(tx, receipt, today);
    }
}
