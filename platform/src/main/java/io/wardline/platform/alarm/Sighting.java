package io.wardline.platform.alarm;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cause that is there.
 *
 * @param subject what it is about, by its natural key, 1 to 200 characters; one alarm is open for each kind and subject
 * @param institution whose it is; null: the county's
 * @param seen how often it happened, at least 1; more than before is a repeat
 * @param words what the text of the kind names
 */
public record Sighting(AlarmKind kind, String subject, @Nullable Long institution, long seen, Map<String, String> words) {
    public Sighting {
        if (subject.isEmpty() || subject.length() > 200) {
            throw new IllegalArgumentException("a subject has 1 to 200 characters: " + subject);
        }
        if (seen < 1) {
            throw new IllegalArgumentException("what was not seen is no sighting");
        }
        words = Map.copyOf(words);
    }

    /** By what an alarm is known while its cause is there. */
    record Key(String kind, String subject) {}

    Key key() {
        return new Key(kind.code(), subject);
    }
}
