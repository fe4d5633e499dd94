package io.wardline.platform.alarm;

import io.wardline.platform.time.OfficeHours;
import io.wardline.platform.time.WorkingDays;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When an alarm goes up, and to whom. */
final class EscalationCalculation {
    private EscalationCalculation() {}

    /**
     * When the alarm leaves a level; empty at the top. A step in office hours over a year without a calendar counts day and
     * night instead: an alarm that comes early harms less than one that never comes.
     *
     * @param level 0 before the first step
     * @param since when it came to this level
     */
    static Optional<Instant> leaves(
            List<EscalationStep> steps, int level, Instant since, OfficeHours office, WorkingDays days) {
        if (level >= steps.size()) {
            return Optional.empty();
        }
        var step = steps.get(level);
        return Optional.of(switch (step.pace()) {
            case ALWAYS -> since.plus(step.after());
            case OFFICE_HOURS -> office.after(since, step.after(), days).orElse(_ -> since.plus(step.after()));
        });
    }
}
