package io.wardline.platform.alarm;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A kind of alarm, as the room that watches its cause declares it.
 *
 * @param code room and cause in camelCase, for example {@code cabinet.silent}; its text stands under {@code alarm.<code>}
 * @param owner who is told first
 * @param steps whom it goes to while nobody acknowledges it, in order; at most 20
 */
public record AlarmKind(String code, Severity severity, Owner owner, List<EscalationStep> steps) {
    private static final Pattern CODE = Pattern.compile("[a-z]+(\\.[a-zA-Z]+)+");

    public AlarmKind {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("the kind of an alarm is room.cause, not " + code);
        }
        steps = List.copyOf(steps);
        if (steps.size() > 20) {
            throw new IllegalArgumentException(code + " goes up more than 20 steps");
        }
    }

    /** A kind with its steps. */
    public static AlarmKind of(String code, Severity severity, Owner owner, EscalationStep... steps) {
        return new AlarmKind(code, severity, owner, List.of(steps));
    }
}
