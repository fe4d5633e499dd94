package io.wardline.platform.rule;

import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Malformed;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the parameters of one kind have to look like. Each room that computes declares its own; {@code rule} knows none. */
@FunctionalInterface
public interface RuleForm {
    /** Why a set with these parameters cannot be put in force; empty where it can. */
    List<ParamFault.Fault> faults(Param.Group params);

    /**
     * Parameters that somebody is trying out: nothing of them is kept.
     *
     * @param field of the request that carries them
     * @param json an object, as it stands in a set under {@code params}
     * @throws Malformed with every fault, each under its path behind the field, for example {@code params.gradeTable[1].rate}
     */
    default Param.Group tried(String field, String json) {
        try {
            if (Param.ofJson(json) instanceof Param.Group params) {
                var faults = faults(params);
                if (faults.isEmpty()) {
                    return params;
                }
                throw malformed(field, faults);
            }
            throw malformed(field, List.of(new ParamFault.Fault("", "type", "is no object")));
        } catch (ParamFault fault) {
            throw malformed(field, fault.faults());
        }
    }

    /** Faults as a request is told of them. */
    static Malformed malformed(String field, List<ParamFault.Fault> faults) {
        return new Malformed(faults.stream()
                .map(fault -> new FieldError(
                        fault.path().isEmpty() ? field : field + "." + fault.path(), "malformed", Map.of("reason", fault.message())))
                .toList());
    }

    /** The form of whatever a reader reads without complaint. */
    static RuleForm of(Consumer<Param.Group> reader) {
        return params -> {
            try {
                reader.accept(params);
                return List.of();
            } catch (ParamFault fault) {
                return fault.faults();
            }
        };
    }
}
