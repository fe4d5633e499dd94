package io.wardline.platform.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the heads of the chain go, outside of the database.
 *
 * @param heads a directory of this county
 * @param copy a second directory, best on another machine or disk; null for none
 */
public record SealPlaces(Path heads, @Nullable Path copy) {
    /** One directory and no copy. */
    public static SealPlaces in(Path heads) {
        return new SealPlaces(heads, null);
    }
}
