package io.wardline.platform.statement;

import io.wardline.platform.db.Db;
import io.wardline.platform.db.RowScope;
import io.wardline.platform.money.Fen;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.statement.StatementStore.FrozenVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes every kept version again from what was frozen with it; it writes nothing and keeps no more than a part in memory. */
final class Recomputation {
    /** A version of a large hospital has a megabyte. */
    private static final int PART = 20;

    private final StatementStore store = new StatementStore();
    private final Map<StatementKind, Formula> formulas;
    private final List<String> differences = new ArrayList<>();
    private long versions;

    Recomputation(Map<StatementKind, Formula> formulas) {
        this.formulas = Map.copyOf(formulas);
    }

    Recomputed run(Db db) {
        var after = 0L;
        while (true) {
            var from = after;
            var part = db.reading(RowScope.COUNTY, tx -> store.frozen(tx, from, PART));
            if (part.isEmpty()) {
                return new Recomputed(versions, differences);
            }
            for (var version : part) {
                versions++;
                difference(version).filter(_ -> differences.size() < Recomputed.MOST_SHOWN).ifPresent(why -> differences.add(
                        Standing.subject(version.kind(), version.year(), version.institution(), version.version()) + ": " + why));
            }
            after = part.getLast().id();
        }
    }

    private Optional<String> difference(FrozenVersion version) {
        if (!StatementText.hash(version.inputs()).equals(version.inputsHash())) {
            return Optional.of("its inputs are not those of their hash");
        }
        if (!StatementText.hash(version.result()).equals(version.resultHash())) {
            return Optional.of("its result is not that of its hash");
        }
        var formula = formulas.get(version.kind());
        if (formula == null) {
            return Optional.of("nobody computes a " + version.kind());
        }
        try {
            var rule = RuleSet.read(version.rule());
            if (!rule.hash().equals(version.ruleHash())) {
                return Optional.of("its rule is not that of its hash");
            }
            return difference(version, formula.reckon(rule, StatementText.inputs(version.inputs())));
        } catch (ParamFault | IllegalArgumentException | ArithmeticException e) {
            return Optional.of("nothing can be computed from what was frozen: " + e.getMessage());
        }
    }

    private static Optional<String> difference(FrozenVersion version, Reckoning again) {
        if (again.payableFen() != version.payableFen()) {
            return Optional.of(Fen.text(version.payableFen()) + " is payable, and its inputs give " + Fen.text(again.payableFen()));
        }
        return again.canonical().equals(version.result())
                ? Optional.empty()
                : Optional.of("the amount is the same, and another figure or step is not");
    }
}
