package io.wardline.platform.rule;

import java.util.List;
import java.util.function.Consumer;

/** What the parameters of one kind have to look like. Each room that computes declares its own; {@code rule} knows none. */
@FunctionalInterface
public interface RuleForm {
    /** Why a set with these parameters cannot be put in force; empty where it can. */
    List<ParamFault.Fault> faults(Param.Group params);

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
