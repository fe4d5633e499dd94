package io.wardline.platform.incentive;

import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Db;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.statement.Formula;
import io.wardline.platform.statement.Reckoner;
import io.wardline.platform.statement.Statements;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.vbp.Citations;
import io.wardline.platform.vbp.UsualSource;
import io.wardline.platform.web.HeavyWork;
import io.wardline.platform.web.Routes;
import java.util.List;
import java.util.stream.Stream;

/** The retention incentive: what people enter, the calculation of a year, and how what is retained is divided. */
public final class Incentive {
    private final RetentionStore retention = new RetentionStore();
    private final EntryStore entries = new EntryStore();
    private final FindingStore findings = new FindingStore();
    private final Acts acts;
    private final Rules rules;
    private final Statements statements;
    private final HeavyWork heavyWork;
    private final CountyTime time;
    private final RetentionReckoner reckoner;

    /** With the rules that are in force, and the statements that results become. */
    public Incentive(Acts acts, Rules rules, Statements statements, HeavyWork heavyWork, CountyTime time) {
        this.acts = acts;
        this.rules = rules;
        this.statements = statements;
        this.heavyWork = heavyWork;
        this.time = time;
        this.reckoner = new RetentionReckoner(retention, new UsualSource(rules, time), time);
    }

    /** The tables whose rows are facts. */
    public static List<SealedTable> sealedTables() {
        return Stream.concat(FindingStore.SEALED.stream(), WithdrawalStore.SEALED.stream()).toList();
    }

    /** How a retention follows from what was frozen. */
    public static Formula formula() {
        return (rule, inputs) -> RetentionReckoning.of(RetentionRule.of(rule), inputs);
    }

    /** Which statements have frozen figures of procurement. */
    public static Citations citations() {
        return new CitationStore();
    }

    /** How retention statements are reckoned. */
    public Reckoner reckoner() {
        return reckoner;
    }

    /** Declares {@code /api/incentive}. */
    public void declareRoutes(Routes routes, Db db, Officers officers) {
        var runs = new Runs(retention, reckoner, rules, statements, heavyWork, time);
        new EntryRoutes(entries, new Entries(entries, acts), officers, acts, db, heavyWork).register(routes);
        new IncentiveRoutes(
                runs, new WhatIf(retention, reckoner, runs, heavyWork, time), retention, new Findings(findings, entries, acts),
                new Withdrawals(new WithdrawalStore(), entries, acts), findings, officers, acts, db, time)
                .register(routes);
    }
}
