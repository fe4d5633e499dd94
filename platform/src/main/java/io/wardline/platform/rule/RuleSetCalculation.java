package io.wardline.platform.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What can be said of rule sets without asking anybody: whether one may be put in force, and how two versions differ. */
public final class RuleSetCalculation {
    private RuleSetCalculation() {}

    /**
     * Why a set cannot be put in force beside those that are; empty where it can.
     *
     * @param active every other set that is or will be in force
     * @param form of the set's kind
     */
    public static List<ParamFault.Fault> flaws(RuleSet candidate, Collection<RuleSet> active, RuleForm form) {
        var faults = new ArrayList<ParamFault.Fault>();
        for (var other : active) {
            if (other.kind() == candidate.kind() && other.region().equals(candidate.region()) && other.overlaps(candidate)) {
                faults.add(new ParamFault.Fault("effectiveFrom", RuleFlaw.DATES_OVERLAP.name(),
                        other.name() + " version " + other.version() + " is in force for " + other.region() + " from "
                                + other.effectiveFrom() + (other.effectiveTo() == null ? "" : " to " + other.effectiveTo())));
            }
        }
        for (var fault : form.faults(candidate.params())) {
            var path = fault.path().isEmpty() ? "params" : "params." + fault.path();
            faults.add(new ParamFault.Fault(path, fault.code(), fault.message()));
        }
        return List.copyOf(faults);
    }

    /** Every value that differs, in the order of its path. */
    public static List<RuleChange> changes(RuleSet former, RuleSet latter) {
        var before = leaves(former.content());
        var after = leaves(latter.content());
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        return paths.stream()
                .map(path -> new RuleChange(path, before.getOrDefault(path, ""), after.getOrDefault(path, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static Map<String, String> leaves(Param param) {
        var leaves = new TreeMap<String, String>();
        collect("", param, leaves);
        return leaves;
    }

    private static void collect(String path, Param param, Map<String, String> leaves) {
        switch (param) {
            case Param.Group(var entries) -> entries.forEach(entry ->
                    collect(path.isEmpty() ? entry.name() : path + "." + entry.name(), entry.value(), leaves));
            case Param.Many(var elements) -> {
                for (var at = 0; at < elements.size(); at++) {
                    collect(path + "[" + at + "]", elements.get(at), leaves);
                }
            }
            case Param.Text _, Param.Numeral _, Param.Flag _ -> leaves.put(path, param.canonical());
            case Param.Nothing() -> { }
        }
    }
}
