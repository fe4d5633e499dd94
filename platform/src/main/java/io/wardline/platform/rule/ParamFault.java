package io.wardline.platform.rule;

import java.util.List;
import java.util.stream.Collectors;

/** Parameters or inputs that cannot be read: every fault with the path of the value that is to blame. */
public final class ParamFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * One fault.
     *
     * @param path of the value, for example {@code gradeTable[2].rate}; empty for the whole
     * @param code stable: {@code missing}, {@code unknown}, {@code double}, {@code type}, {@code range}, {@code malformed},
     *     {@code choice}, {@code not_json}, or the name of a {@link RuleFlaw}
     * @param message one English clause for a person
     */
    public record Fault(String path, String code, String message) {
        @Override
        public String toString() {
            return path.isEmpty() ? message : path + ": " + message;
        }
    }

    public ParamFault(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** All of them, in the order in which they were found. */
    public List<Fault> faults() {
        return faults;
    }
}
