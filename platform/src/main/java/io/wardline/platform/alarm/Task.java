package io.wardline.platform.alarm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alarm as the API shows it. */
final class Task {
    private Task() {}

    /**
     * One line of the list.
     *
     * @param title the kind's text with its words, in the caller's language
     * @param owner the duty that answers, or {@code administrator}
     * @param institution the code of its institution; null: the county's
     * @param seen how often the cause happened
     * @param present whether the cause was there when the room last looked
     * @param level how many steps it went up
     */
    record Shown(
            String id,
            String kind,
            String title,
            String severity,
            String state,
            String owner,
            String subject,
            @Nullable String institution,
            long seen,
            boolean present,
            int level,
            Instant raisedAt,
            Instant lastSeenAt,
            @Nullable Instant escalatesAt,
            @Nullable String assignee,
            @Nullable Instant resolvedAt) {}

    /**
     * One step of its history.
     *
     * @param account who took it; null: the room that watches the cause, or the clock
     * @param detail the reason, the assignee or the duty that was told, as the step has one
     */
    record Event(Instant at, String what, @Nullable String account, @Nullable String detail) {}

    /** One alarm with its history, oldest first. */
    record Told(Shown task, List<Event> history) {}

    /**
     * What waits.
     *
     * @param open of the caller and of the caller's duties, not yet resolved
     * @param urgent of these
     * @param inScope everything that is open in the caller's scope
     */
    record Total(long open, long urgent, long inScope) {}
}
