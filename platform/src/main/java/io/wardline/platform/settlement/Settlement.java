package io.wardline.platform.settlement;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Officers;
import io.wardline.platform.money.Fen;
import io.wardline.platform.rule.KeptRuleSet;
import io.wardline.platform.rule.RuleKind;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.settlement.SettlementOutcome.Entered;
import io.wardline.platform.settlement.SettlementOutcome.Refused;
import io.wardline.platform.statement.Calculated;
import io.wardline.platform.statement.Calculation;
import io.wardline.platform.statement.Formula;
import io.wardline.platform.statement.Inputs;
import io.wardline.platform.statement.Reckoner;
import io.wardline.platform.statement.Reckoning;
import io.wardline.platform.statement.StatementKind;
import io.wardline.platform.statement.Statements;
import io.wardline.platform.statement.WorkedStep;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.Routes;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The year-end settlement of consortia: packages and costs come in, and a statement for each of them goes its way. */
public final class Settlement {
    private static final String TRIED_OUT = "parameters that somebody tries out";

    private final SettlementStore store = new SettlementStore();
    private final Reckoner reckoner = new OfConsortium();
    private final Rules rules;
    private final Statements statements;
    private final Acts acts;
    private final CountyTime time;

    /** With the rules of the county, and the statements among which the results are kept. */
    public Settlement(Rules rules, Statements statements, Acts acts, CountyTime time) {
        this.rules = rules;
        this.statements = statements;
        this.acts = acts;
        this.time = time;
    }

    /** The sealed tables of this feature. */
    public static List<SealedTable> sealedTables() {
        return SettlementStore.SEALED;
    }

    /** How a settlement follows from what was frozen. */
    public static Formula formula() {
        return (rule, inputs) -> SettlementFigures.reckoning(
                SettlementCalculation.settle(SettlementRule.of(rule), SettlementInputs.facts(inputs)));
    }

    /** How statements of this kind are reckoned. */
    public Reckoner reckoner() {
        return reckoner;
    }

    /** Declares {@code /api/settlement}. */
    public void declareRoutes(Routes routes, Db db, Officers officers) {
        new SettlementRoutes(this, officers, acts, db).register(routes);
    }

    /** Of every consortium in the caller's scope. */
    List<ConsortiumYear> years(Tx tx, int year) {
        return store.years(tx, year);
    }

    /** Enters a package; a package that stands already gets another version. */
    SettlementOutcome enter(Tx tx, Act act, NewPackage wish) {
        store.lock(tx);
        var led = store.led(tx, wish.consortium(), wish.lead());
        if (led.isEmpty()) {
            return new Refused("settlement_package_consortium_fkey", Map.of("consortium", wish.consortium()), false);
        }
        var lead = led.get().lead();
        if (lead == null) {
            return new Refused("settlement_package_lead_fkey", Map.of("lead", wish.lead(), "consortium", wish.consortium()), false);
        }
        var other = store.statedTo(tx, led.get().consortium(), wish.year(), lead);
        if (other.isPresent()) {
            return new Refused("settlement_package_lead_stands", Map.of("lead", other.get(), "year", wish.year()), false);
        }
        return switch (wish.size()) {
            case NewPackage.Size.Agreed(var fen) ->
                    entered(tx, act, wish, fen, store.add(tx, act, led.get().consortium(), lead, wish, null, fen));
            case NewPackage.Size.Computed(var facts) -> {
                var rule = formulaInForce(tx, PackageFormula.of(facts), wish.year());
                if (rule.isEmpty()) {
                    yield SettlementOutcome.missing("settlement_formula_not_in_force", "formula", PackageFormula.of(facts).name());
                }
                var fen = BudgetCalculation.compute(facts, rule.get().set().source().cited()).budgetFen();
                yield fen < 1
                        ? new Refused("settlement_package_range", Map.of("package", Fen.text(fen)), false)
                        : entered(tx, act, wish, fen, store.add(tx, act, led.get().consortium(), lead, wish, rule.get().id(), fen));
            }
        };
    }

    /** Enters what a year has cost; the package goes before, because it says who leads the consortium. */
    SettlementOutcome enter(Tx tx, Act act, NewCost wish) {
        store.lock(tx);
        var stood = store.year(tx, wish.year(), wish.consortium());
        if (stood.isEmpty()) {
            return new Refused("settlement_cost_consortium_fkey", Map.of("consortium", wish.consortium()), false);
        }
        var agreed = stood.get().agreed();
        if (agreed == null) {
            return SettlementOutcome.missing("settlement_package_missing", "consortium", wish.consortium());
        }
        var version = store.add(tx, act, stood.get().consortiumId(), agreed.lead(), wish);
        var subject = subject(wish.consortium(), wish.year());
        acts.changed(tx, act, List.of(
                Change.added(subject, "cost/" + version, Fen.text(wish.actualFen())),
                Change.added(subject, "costSource/" + version, wish.source())));
        return new Entered(version);
    }

    private Entered entered(Tx tx, Act act, NewPackage wish, long fen, int version) {
        var subject = subject(wish.consortium(), wish.year());
        acts.changed(tx, act, List.of(
                Change.added(subject, "package/" + version, Fen.text(fen)),
                Change.added(subject, "packageSource/" + version, wish.source())));
        return new Entered(version);
    }

    /**
     * Settles a year: of one consortium, or of all whose package and cost are known. What is calculated goes its way as a statement of the
     * hospital that leads.
     */
    SettlementOutcome run(Tx tx, Act act, long calculator, SettlementRoutes.Run wish) {
        store.lock(tx);
        var rule = inForce(tx, wish.year());
        if (rule.isEmpty()) {
            return SettlementOutcome.missing("settlement_rule_not_in_force", "year", wish.year());
        }
        var asked = wish.consortium();
        var years = asked == null ? store.years(tx, wish.year()) : store.year(tx, wish.year(), asked).stream().toList();
        if (asked != null && years.isEmpty()) {
            return new Refused("settlement_cost_consortium_fkey", Map.of("consortium", asked), false);
        }
        var settled = years.stream().flatMap(year -> calculated(rule.get().set(), year).stream()).toList();
        if (settled.isEmpty()) {
            return SettlementOutcome.missing("settlement_nothing_to_settle", "year", wish.year());
        }
        var calculation = new Calculation(
                StatementKind.SETTLEMENT, wish.year(), time.dateOf(act.at()), rule.get(), calculator, wish.reason());
        return new SettlementOutcome.Filed(statements.keep(tx, act, calculation, settled));
    }

    /** What a year would come to; nothing is kept. */
    SettlementOutcome tryOut(Tx tx, Trial wish) {
        var found = store.year(tx, wish.year(), wish.consortium());
        if (found.isEmpty()) {
            return new Refused("settlement_cost_consortium_fkey", Map.of("consortium", wish.consortium()), false);
        }
        var rule = tried(tx, wish);
        if (rule.isEmpty()) {
            return SettlementOutcome.missing("settlement_rule_not_in_force", "year", wish.year());
        }
        return facts(wish, found.get())
                .<SettlementOutcome>map(facts -> new SettlementOutcome.Tried(SettlementCalculation.settle(rule.get(), facts)))
                .orElseGet(() -> SettlementOutcome.missing("settlement_nothing_to_settle", "year", wish.year()));
    }

    private Optional<SettlementRule> tried(Tx tx, Trial wish) {
        var params = wish.params();
        return params == null
                ? inForce(tx, wish.year()).map(kept -> SettlementRule.of(kept.set()))
                : Optional.of(SettlementRule.of(params, TRIED_OUT));
    }

    /** What is tried out before what stands; empty where neither names the package or the cost. */
    private static Optional<SettlementFacts> facts(Trial wish, ConsortiumYear stood) {
        var agreed = stood.agreed();
        var spent = stood.spent();
        var size = wish.packageFen() == null && agreed != null ? Long.valueOf(agreed.packageFen()) : wish.packageFen();
        var actual = wish.actualFen() == null && spent != null ? Long.valueOf(spent.actualFen()) : wish.actualFen();
        var total = wish.yearEndFen() == null && spent != null ? spent.yearEndFen() : wish.yearEndFen();
        var paid = wish.vbpRetentionFen() == null ? stood.vbpRetentionFen() : wish.vbpRetentionFen();
        if (size == null || actual == null) {
            return Optional.empty();
        }
        return Optional.of(new SettlementFacts(
                size, Objects.requireNonNullElse(total, size), actual, Objects.requireNonNullElse(paid, 0L)));
    }

    private Optional<Calculated> calculated(RuleSet rule, ConsortiumYear year) {
        var agreed = year.agreed();
        var known = year.inputs();
        if (agreed == null || known == null) {
            return Optional.empty();
        }
        var inputs = known.frozen();
        return Optional.of(Calculated.of(agreed.lead(), agreed.leadCode(), inputs, reckoner.reckon(rule, inputs)));
    }

    private static String subject(String consortium, int year) {
        return "settlement/" + consortium + "/" + year;
    }

    /** The rule by which a year is settled: the one that is in force on its last day. */
    private Optional<KeptRuleSet> inForce(Tx tx, int year) {
        return rules.inForce(tx, RuleKind.SETTLEMENT, LocalDate.of(year, Month.DECEMBER, 31));
    }

    /** The rule by which a package may be computed so: one that is in force on the first day of the year and names the formula. */
    private Optional<KeptRuleSet> formulaInForce(Tx tx, PackageFormula formula, int year) {
        var kind = switch (formula) {
            case CAPPED_GROWTH -> RuleKind.SETTLEMENT;
            case BY_AGE, BY_PURCHASE -> RuleKind.BUDGET;
        };
        return rules.inForce(tx, kind, LocalDate.of(year, Month.JANUARY, 1)).filter(kept -> switch (formula) {
            case CAPPED_GROWTH -> SettlementRule.of(kept.set()) instanceof SettlementRule.Jiangxi;
            case BY_AGE -> BudgetRule.of(kept.set()).scheme() == BudgetRule.Scheme.FUJIAN;
            case BY_PURCHASE -> BudgetRule.of(kept.set()).scheme() == BudgetRule.Scheme.TIANJIN;
        });
    }

    /** A consortium's settlement, whose statement is that of the hospital that leads it. */
    private final class OfConsortium implements Reckoner {
        @Override
        public StatementKind kind() {
            return StatementKind.SETTLEMENT;
        }

        @Override
        public Optional<Inputs> gather(Tx tx, RuleSet rule, long institution, int year) {
            return store.ledBy(tx, year, institution).map(ConsortiumYear::inputs).filter(Objects::nonNull).map(SettlementInputs::frozen);
        }

        @Override
        public Reckoning reckon(RuleSet rule, Inputs inputs) {
            return formula().reckon(rule, inputs);
        }

        @Override
        public List<WorkedStep> worked(RuleSet rule, Inputs inputs) {
            return SettlementCalculation.settle(SettlementRule.of(rule), SettlementInputs.facts(inputs)).worked();
        }
    }
}
