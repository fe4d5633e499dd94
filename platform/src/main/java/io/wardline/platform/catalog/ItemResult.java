package io.wardline.platform.catalog;

import java.util.Map;

/** What became of an item that somebody wants to add. */
public sealed interface ItemResult {
    /** It is in the catalogue. */
    record Added(ItemId id) implements ItemResult {}

    /**
     * It is not, and never will be with these words.
     *
     * @param code name of the constraint that says no
     * @param parameters the word at fault
     */
    record Refused(String code, Map<String, Object> parameters) implements ItemResult {
        public Refused {
            parameters = Map.copyOf(parameters);
        }
    }
}
