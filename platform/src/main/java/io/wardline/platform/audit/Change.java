package io.wardline.platform.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an act changed.
 *
 * @param subject the thing by its natural key, for example {@code place/WARD-3}
 * @param field which of its properties
 * @param before null where there was none
 * @param after null where there is none any more
 * @param reason why, where the act gives one
 */
public record Change(
        String subject, String field, @Nullable String before, @Nullable String after, @Nullable String reason) {
    public Change {
        if (Objects.equals(before, after)) {
            throw new IllegalArgumentException(subject + " " + field + " did not change");
        }
    }

    /** Something came into being. */
    public static Change added(String subject, String field, String value) {
        return new Change(subject, field, null, value, null);
    }
}
