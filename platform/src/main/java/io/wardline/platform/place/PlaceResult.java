package io.wardline.platform.place;

import java.util.Map;

/** What became of an institution or place that somebody wants to add. */
public sealed interface PlaceResult {
    /** It is there. */
    record Added() implements PlaceResult {}

    /**
     * It is not, and never will be with these words.
     *
     * @param code name of the constraint that says no
     * @param parameters the word at fault
     */
    record Refused(String code, Map<String, Object> parameters) implements PlaceResult {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }
}
