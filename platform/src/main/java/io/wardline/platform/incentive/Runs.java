package io.wardline.platform.incentive;

import io.wardline.platform.audit.Act;
import io.wardline.platform.db.Tx;
import io.wardline.platform.incentive.IncentiveResult.Done;
import io.wardline.platform.incentive.IncentiveResult.Refused;
import io.wardline.platform.incentive.RetentionInputs.Gathered;
import io.wardline.platform.incentive.RetentionInputs.Missing;
import io.wardline.platform.incentive.RetentionStore.Subject;
import io.wardline.platform.rule.KeptRuleSet;
import io.wardline.platform.rule.RuleKind;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.statement.Calculated;
import io.wardline.platform.statement.Calculation;
import io.wardline.platform.statement.Filing;
import io.wardline.platform.statement.StatementKind;
import io.wardline.platform.statement.Statements;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.HeavyWork;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calculates a year for one institution or for all, and keeps the results as statements. */
final class Runs {
    /** So many institutions are gathered, computed and kept at once; a county of any size needs the memory of these. */
    private static final int PART = 25;

    private final RetentionStore store;
    private final RetentionReckoner reckoner;
    private final Rules rules;
    private final Statements statements;
    private final HeavyWork heavyWork;
    private final CountyTime time;

    Runs(
            RetentionStore store, RetentionReckoner reckoner, Rules rules, Statements statements, HeavyWork heavyWork,
            CountyTime time) {
        this.store = store;
        this.reckoner = reckoner;
        this.rules = rules;
        this.statements = statements;
        this.heavyWork = heavyWork;
        this.time = time;
    }

    /**
     * What is to be calculated.
     *
     * @param institution null: all of them
     * @param after the code that the run before has named as its last; null: from the first one on
     * @param most so many institutions at once: a run is one transaction, and one request does not last for minutes
     * @param reason why published statements are corrected; null where none may be
     */
    record Wish(int year, @Nullable String institution, @Nullable String after, int most, @Nullable String reason) {}

    /** An institution that was left out, and why. */
    record LeftOut(String institution, List<Missing> missing) {}

    /**
     * What came of a run.
     *
     * @param filing which institutions have a new version, and which not
     * @param incomplete those that were left out because an input is missing
     * @param openPeriods agreement periods that end in the year and have not ended yet: nothing of them counts so far
     * @param next after which code another run has to go on; null: nobody is left
     */
    record Run(
            int year, LocalDate asOf, String ruleName, int ruleVersion, String ruleSource, Filing filing, List<LeftOut> incomplete,
            List<String> openPeriods, @Nullable String next) {}

    IncentiveResult run(Tx tx, Act act, long calculator, Wish wish) {
        var asOf = time.dateOf(act.at());
        var rule = inForce(tx, wish.year(), asOf);
        if (rule.isEmpty()) {
            return noRule(tx, wish.year(), asOf);
        }
        var all = store.subjects(tx, wish.year(), asOf, wish.institution(), wish.after());
        var subjects = all.subList(0, Math.min(wish.most(), all.size()));
        if (subjects.isEmpty()) {
            return nothingEnded(tx, wish.year(), asOf);
        }
        var calculation = new Calculation(StatementKind.RETENTION, wish.year(), asOf, rule.get(), calculator, wish.reason());
        var filing = Filing.NOTHING;
        var incomplete = new ArrayList<LeftOut>();
        for (var from = 0; from < subjects.size(); from += PART) {
            var part = subjects.subList(from, Math.min(from + PART, subjects.size()));
            filing = filing.and(statements.keep(tx, act, calculation, calculated(tx, rule.get(), part, wish.year(), asOf, incomplete)));
        }
        var set = rule.get().set();
        return new Done(new Run(
                wish.year(), asOf, set.name(), set.version(), set.source().cited(), filing, List.copyOf(incomplete),
                store.openPeriods(tx, wish.year(), asOf), subjects.size() < all.size() ? subjects.getLast().code() : null));
    }

    private List<Calculated> calculated(
            Tx tx, KeptRuleSet rule, List<Subject> subjects, int year, LocalDate asOf, List<LeftOut> incomplete) {
        var gathered = reckoner.gather(tx, RetentionRule.of(rule.set()), subjects, year, asOf);
        gathered.forEach((subject, each) -> {
            if (each instanceof Gathered.Incomplete(var missing)) {
                incomplete.add(new LeftOut(subject.code(), missing));
            }
        });
        // Institutions have nothing to do with each other, so every processor takes some.
        return heavyWork.run(() -> gathered.entrySet().parallelStream()
                .flatMap(each -> calculated(rule, each.getKey(), each.getValue()))
                .toList());
    }

    private Stream<Calculated> calculated(KeptRuleSet rule, Subject subject, Gathered gathered) {
        return switch (gathered) {
            case Gathered.Complete(var inputs) ->
                    Stream.of(Calculated.of(subject.id(), subject.code(), inputs, reckoner.reckon(rule.set(), inputs)));
            case Gathered.Incomplete _ -> Stream.empty();
        };
    }

    /** The set of the last day of the year, or of the present day where that comes first. */
    Optional<KeptRuleSet> inForce(Tx tx, int year, LocalDate asOf) {
        return rules.inForce(tx, RuleKind.RETENTION, day(year, asOf));
    }

    /** Names the sets that there are: one without a grade table, or that nobody has put in force, computes nothing. */
    Refused noRule(Tx tx, int year, LocalDate asOf) {
        return new Refused(
                "incentive_rule_not_in_force", Map.of("day", day(year, asOf), "sets", String.join(", ", store.sets(tx))), true);
    }

    Refused nothingEnded(Tx tx, int year, LocalDate asOf) {
        return new Refused(
                "incentive_nothing_ended", Map.of("year", year, "open", String.join(", ", store.openPeriods(tx, year, asOf))), true);
    }

    private static LocalDate day(int year, LocalDate asOf) {
        var last = MonthDay.of(12, 31).atYear(year);
        return asOf.isBefore(last) ? asOf : last;
    }
}
