package io.wardline.platform.statement;

import io.wardline.platform.rule.Step;
import java.util.List;

/** A step and its numbers, written down side by side so that they cannot part. */
public record WorkedStep(Step step, Worked worked) {
    /** The steps alone, as they are kept. */
    public static List<Step> steps(List<WorkedStep> written) {
        return written.stream().map(WorkedStep::step).toList();
    }

    /** The numbers alone, in the order of the steps. */
    public static List<Worked> worked(List<WorkedStep> written) {
        return written.stream().map(WorkedStep::worked).toList();
    }
}
