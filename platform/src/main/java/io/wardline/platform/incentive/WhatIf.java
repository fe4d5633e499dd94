package io.wardline.platform.incentive;

import io.wardline.platform.db.Tx;
import io.wardline.platform.incentive.IncentiveResult.Done;
import io.wardline.platform.incentive.IncentiveResult.Refused;
import io.wardline.platform.incentive.RetentionInputs.Gathered;
import io.wardline.platform.incentive.RetentionStore.Subject;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.statement.Inputs;
import io.wardline.platform.statement.Inputs.Input;
import io.wardline.platform.statement.Reckoning;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.HeavyWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries other parameters or inputs over what is recorded. It keeps nothing, and everything it says is marked. */
final class WhatIf {
    private static final String SOURCE = "what if";
    private static final int PART = 25;

    private final RetentionStore store;
    private final RetentionReckoner reckoner;
    private final Runs runs;
    private final HeavyWork heavyWork;
    private final CountyTime time;

    WhatIf(RetentionStore store, RetentionReckoner reckoner, Runs runs, HeavyWork heavyWork, CountyTime time) {
        this.store = store;
        this.reckoner = reckoner;
        this.runs = runs;
        this.heavyWork = heavyWork;
        this.time = time;
    }

    /**
     * An input that is tried out.
     *
     * @param line code of the line; null for the whole
     */
    record Try(@Nullable String line, String name, String value) {}

    /**
     * What is to be tried.
     *
     * @param institution null: all of them
     * @param params a rule's parameters as JSON; null: the set in force
     * @param tries inputs of every institution that has them
     */
    record Wish(int year, @Nullable String institution, @Nullable String params, List<Try> tries) {
        Wish {
            tries = List.copyOf(tries);
        }
    }

    /** One institution's amount as it is recorded and as it would be; the result only where one institution was asked for. */
    record Outcome(
            String institution, long payableFen, long wouldBePayableFen, long differenceFen, @Nullable Inputs inputs,
            @Nullable Reckoning result) {}

    /** Everything that would be; {@code whatIf} is always true, and nothing of it is kept. */
    record Outcomes(
            boolean whatIf, int year, String ruleSource, List<Outcome> institutions, long payableFen, long wouldBePayableFen,
            List<Runs.LeftOut> incomplete) {}

    IncentiveResult assess(Tx tx, Wish wish) {
        var today = time.today();
        var inForce = runs.inForce(tx, wish.year(), today);
        if (inForce.isEmpty()) {
            return runs.noRule(tx, wish.year(), today);
        }
        var rule = RetentionRule.of(inForce.get().set());
        RetentionRule tried;
        try {
            tried = wish.params() == null ? rule : rule(wish.params());
        } catch (ParamFault fault) {
            return new Refused("incentive_params_impossible", Map.of("why", String.valueOf(fault.getMessage())), false);
        }
        var subjects = store.subjects(tx, wish.year(), today, wish.institution(), null);
        if (subjects.isEmpty()) {
            return runs.nothingEnded(tx, wish.year(), today);
        }
        var outcomes = new ArrayList<Outcome>();
        var incomplete = new ArrayList<Runs.LeftOut>();
        var strangers = new TreeSet<String>();
        wish.tries().forEach(each -> strangers.add(place(each)));
        try {
            for (var from = 0; from < subjects.size(); from += PART) {
                var part = subjects.subList(from, Math.min(from + PART, subjects.size()));
                var stands = reckoner.gather(tx, rule, part, wish.year(), today);
                var would = reckoner.gather(tx, tried, part, wish.year(), today);
                heavyWork.run(() -> {
                    part.forEach(subject -> assess(subject, rule, tried, stands, would, wish, outcomes, incomplete));
                    would.values().forEach(gathered -> strangers.removeAll(places(gathered)));
                    return outcomes;
                });
            }
        } catch (IllegalArgumentException e) {
            return new Refused("incentive_input_impossible", Map.of("why", String.valueOf(e.getMessage())), false);
        }
        if (!strangers.isEmpty() && !outcomes.isEmpty()) {
            return new Refused("incentive_try_unknown", Map.of("names", String.join(", ", strangers)), false);
        }
        return new Done(new Outcomes(
                true, wish.year(), tried.source(), List.copyOf(outcomes), outcomes.stream().mapToLong(Outcome::payableFen).sum(),
                outcomes.stream().mapToLong(Outcome::wouldBePayableFen).sum(), List.copyOf(incomplete)));
    }

    private static void assess(
            Subject subject, RetentionRule rule, RetentionRule tried, Map<Subject, Gathered> stands, Map<Subject, Gathered> would,
            Wish wish, List<Outcome> outcomes, List<Runs.LeftOut> incomplete) {
        if (stands.get(subject) instanceof Gathered.Complete(var inputs)
                && would.get(subject) instanceof Gathered.Complete(var gathered)) {
            var changed = changed(gathered, wish.tries());
            var before = RetentionReckoning.of(rule, inputs).payableFen();
            var after = RetentionReckoning.of(tried, changed);
            var shown = wish.institution() != null;
            outcomes.add(new Outcome(
                    subject.code(), before, after.payableFen(), after.payableFen() - before, shown ? changed : null, shown ? after : null));
        } else if (would.get(subject) instanceof Gathered.Incomplete(var missing)) {
            incomplete.add(new Runs.LeftOut(subject.code(), missing));
        } else if (stands.get(subject) instanceof Gathered.Incomplete(var missing)) {
            incomplete.add(new Runs.LeftOut(subject.code(), missing));
        }
    }

    private static String place(Try tried) {
        return place(tried.line(), tried.name());
    }

    private static String place(@Nullable String line, String name) {
        return line == null ? name : line + " " + name;
    }

    /** Every input that there is to be tried; what an institution lacks no value replaces. */
    private static Set<String> places(Gathered gathered) {
        return switch (gathered) {
            case Gathered.Complete(var inputs) -> Stream.concat(
                            inputs.whole().stream().map(input -> place(null, input.name())),
                            inputs.lines().stream()
                                    .flatMap(line -> line.inputs().stream().map(input -> place(line.code(), input.name()))))
                    .collect(Collectors.toSet());
            case Gathered.Incomplete _ -> Set.of();
        };
    }

    private static RetentionRule rule(String params) {
        if (Param.ofJson(params) instanceof Param.Group group) {
            return RetentionRule.of(group, SOURCE);
        }
        throw new ParamFault(List.of(new ParamFault.Fault("", "type", "parameters are a JSON object")));
    }

    private static Inputs changed(Inputs inputs, List<Try> tries) {
        if (tries.isEmpty()) {
            return inputs;
        }
        var values = new HashMap<String, String>();
        tries.forEach(each -> values.put((each.line() == null ? "" : each.line()) + "\n" + each.name(), each.value()));
        return new Inputs(
                inputs.lines().stream()
                        .map(line -> new Inputs.Line(line.code(), line.name(), changed(line.code(), line.inputs(), values)))
                        .toList(),
                changed("", inputs.whole(), values));
    }

    private static List<Input> changed(String line, List<Input> inputs, Map<String, String> values) {
        return inputs.stream()
                .map(input -> {
                    var value = values.get(line + "\n" + input.name());
                    return value == null ? input : new Input(input.name(), value, SOURCE);
                })
                .toList();
    }
}
