package io.wardline.platform.statement;

import io.wardline.platform.statement.StatementStore.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The numbers of frozen steps. */
record Workings(Map<StatementKind, Reckoner> kinds) {
    Workings {
        kinds = Map.copyOf(kinds);
    }

    /**
     * The steps of the whole, as they were frozen, each with its numbers. A version whose steps are not those that its inputs give now
     * is shown in letters alone: numbers of another working would only look like its own.
     */
    List<WorkedStep> of(StatementKind kind, Content content) {
        var frozen = content.reckoning().steps();
        return Optional.ofNullable(kinds.get(kind))
                .map(reckoner -> reckoner.worked(content.rule(), content.inputs()))
                .filter(worked -> WorkedStep.steps(worked).equals(frozen))
                .orElseGet(() -> frozen.stream().map(step -> new WorkedStep(step, Worked.BY_ITSELF)).toList());
    }
}
