package io.wardline.platform.incentive;

import io.wardline.platform.db.Tx;
import io.wardline.platform.incentive.RetentionInputs.Gathered;
import io.wardline.platform.incentive.RetentionStore.Known;
import io.wardline.platform.incentive.RetentionStore.Subject;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.statement.Inputs;
import io.wardline.platform.statement.Reckoner;
import io.wardline.platform.statement.Reckoning;
import io.wardline.platform.statement.StatementKind;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.vbp.UsualSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How retention statements are reckoned, one by one or many at once. */
final class RetentionReckoner implements Reckoner {
    private final RetentionStore store;
    private final UsualSource usual;
    private final CountyTime time;

    RetentionReckoner(RetentionStore store, UsualSource usual, CountyTime time) {
        this.store = store;
        this.usual = usual;
        this.time = time;
    }

    @Override
    public StatementKind kind() {
        return StatementKind.RETENTION;
    }

    @Override
    public Optional<Inputs> gather(Tx tx, RuleSet rule, long institution, int year) {
        var subject = new Subject(institution, "");
        return switch (gather(tx, RetentionRule.of(rule), List.of(subject), year, time.today()).get(subject)) {
            case Gathered.Complete(var inputs) when !inputs.lines().isEmpty() -> Optional.of(inputs);
            case Gathered.Complete _, Gathered.Incomplete _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** The inputs of many, in four statements. */
    Map<Subject, Gathered> gather(Tx tx, RetentionRule rule, List<Subject> subjects, int year, LocalDate asOf) {
        Collection<Long> institutions = subjects.stream().map(Subject::id).toList();
        var lines = store.cells(tx, year, asOf, institutions, rule.p0Source(), usual.today(tx)).stream()
                .collect(Collectors.groupingBy(Known::institution));
        var scores = store.scores(tx, year, institutions);
        var found = store.found(tx, year, institutions);
        var gathered = new LinkedHashMap<Subject, Gathered>();
        for (var subject : subjects) {
            gathered.put(subject, RetentionInputs.of(
                    rule.supplyExemption(), lines.getOrDefault(subject.id(), List.of()), scores.get(subject.id()),
                    found.stream().filter(each -> each.institution() == subject.id()).toList()));
        }
        return gathered;
    }

    @Override
    public Reckoning reckon(RuleSet rule, Inputs inputs) {
        return RetentionReckoning.of(RetentionRule.of(rule), inputs);
    }
}
