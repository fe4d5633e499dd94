package io.wardline.platform.identity;

import io.wardline.platform.db.Tx;
import java.util.Optional;

/** Asked when an inspection is opened; answered by the catalogue, which stands higher. */
@FunctionalInterface
public interface InspectedItem {
    /** The number of an item by its code. */
    Optional<Long> number(Tx tx, String code);
}
