package io.wardline.standalone.calc;

import io.wardline.platform.ConfigWord;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.rule.ParamReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Answers one case after the other; a case that cannot be computed is answered by what is wrong with it. */
public final class Calculator {
    private static final Map<String, Case> GROUPS = new TreeMap<>(Map.ofEntries(
            Map.entry("jiangxi", SettlementCases::jiangxi),
            Map.entry("jiangxi-budget", SettlementCases::jiangxiBudget),
            Map.entry("guangxi-overspend", SettlementCases::guangxiOverspend),
            Map.entry("guangxi-surplus", SettlementCases::guangxiSurplus),
            Map.entry("sichuan", SettlementCases::sichuan),
            Map.entry("fujian", SettlementCases::fujian),
            Map.entry("tianjin", SettlementCases::tianjin),
            Map.entry("retention", RetentionCases::retention),
            Map.entry("retention-consumable", RetentionCases::consumable),
            Map.entry("retention-split", RetentionCases::split),
            Map.entry("retention-renewal", RetentionCases::renewal),
            Map.entry("progress", ProgressCases::progress),
            Map.entry("non-selected-share", ProgressCases::nonSelectedShare),
            Map.entry("payment", PriceCases::payment),
            Map.entry("prepayment", PriceCases::prepayment),
            Map.entry("price", PriceCases::price),
            Map.entry("mkt", PriceCases::mkt)));

    /** What worked examples carry beside their input; nothing is computed from it. */
    private static final Set<String> ANNOTATIONS = Set.of("origin", "expected", "note");

    private Calculator() {}

    /** What can be asked, in the order of the alphabet. */
    public static Set<String> groups() {
        return new TreeSet<>(GROUPS.keySet());
    }

    /**
     * An answered case.
     *
     * @param answer {@code {"id","result"}} or {@code {"id","error","faults"}}
     */
    public record Answered(boolean computed, Param.Group answer) {}

    /** Answers one element of the array. */
    public static Answered answer(Param element) {
        try {
            if (!(element instanceof Param.Group given)) {
                throw fault("", "type", "a case is an object with id, group and input");
            }
            return new Answered(true, new Param.Group(List.of(
                    new Param.Entry("id", id(given)), new Param.Entry("result", compute(given).result()))));
        } catch (ParamFault fault) {
            return refused(element, fault.faults());
        } catch (IllegalArgumentException | ArithmeticException e) {
            return refused(element, List.of(new ParamFault.Fault("", "range", String.valueOf(e.getMessage()))));
        }
    }

    /**
     * Reads the case to its end and its input too, and computes only what is wholly right.
     *
     * @throws ParamFault with everything that is wrong in either
     */
    private static Answer compute(Param.Group given) {
        var faults = new ArrayList<ParamFault.Fault>();
        var group = group(given, faults);
        var answer = input(given, faults)
                .flatMap(input -> Optional.ofNullable(GROUPS.get(group)).flatMap(reader -> read(input, reader::read, faults)));
        if (!faults.isEmpty()) {
            throw new ParamFault(faults);
        }
        return answer.orElseThrow().get();
    }

    /** The name of the group; one that there is not is told. */
    private static String group(Param.Group given, List<ParamFault.Fault> faults) {
        var rest = new Param.Group(given.entries().stream()
                .filter(entry -> !entry.name().equals("input") && !ANNOTATIONS.contains(entry.name()))
                .toList());
        // An id may be a number; whatever it is, it is handed back as it came.
        return read(rest, fields -> {
            fields.identity("id");
            var name = fields.text("group", 60);
            return name.isEmpty() || GROUPS.containsKey(name) ? name : fields.refuse("group", unknown(name), name);
        }, faults).orElseGet(() -> named(rest));
    }

    /** The name of the group where something beside it is wrong; empty where it is none. */
    private static String named(Param.Group rest) {
        return rest.entries().stream()
                .filter(entry -> entry.name().equals("group"))
                .map(entry -> entry.value() instanceof Param.Text(var name) ? name : "")
                .findFirst().orElse("");
    }

    private static Optional<Param.Group> input(Param.Group given, List<ParamFault.Fault> faults) {
        var inputs = given.entries().stream().filter(entry -> entry.name().equals("input")).toList();
        if (inputs.size() == 1 && inputs.getFirst().value() instanceof Param.Group input) {
            return Optional.of(input);
        }
        faults.add(inputs.size() > 1
                ? new ParamFault.Fault("input", "double", "stands there twice")
                : new ParamFault.Fault("input", "missing", "is no object"));
        return Optional.empty();
    }

    /** What was read; empty where something is wrong, which is told. */
    private static <T> Optional<T> read(Param.Group group, Function<ParamReading, T> reader, List<ParamFault.Fault> faults) {
        try {
            return Optional.of(ParamReading.read(group, reader));
        } catch (ParamFault fault) {
            faults.addAll(fault.faults());
            return Optional.empty();
        }
    }

    private static String unknown(String name) {
        return "is none of " + GROUPS.keySet() + ConfigWord.suggestion(name, List.copyOf(GROUPS.keySet()));
    }

    private static Answered refused(Param element, List<ParamFault.Fault> faults) {
        var told = new ArrayList<Param>();
        for (var fault : faults) {
            told.add(new Param.Group(List.of(
                    new Param.Entry("path", new Param.Text(fault.path())),
                    new Param.Entry("code", new Param.Text(fault.code())),
                    new Param.Entry("message", new Param.Text(fault.message())))));
        }
        return new Answered(false, new Param.Group(List.of(
                new Param.Entry("id", element instanceof Param.Group given ? id(given) : new Param.Nothing()),
                new Param.Entry("error", new Param.Text(String.valueOf(new ParamFault(faults).getMessage()))),
                new Param.Entry("faults", new Param.Many(told)))));
    }

    private static Param id(Param.Group given) {
        return given.entries().stream().filter(entry -> entry.name().equals("id")).map(Param.Entry::value)
                .filter(value -> value instanceof Param.Text || value instanceof Param.Numeral)
                .findFirst().orElseGet(Param.Nothing::new);
    }

    private static ParamFault fault(String path, String code, String message) {
        return new ParamFault(List.of(new ParamFault.Fault(path, code, message)));
    }
}
