package io.wardline.platform.identity;

import io.wardline.platform.db.RowScope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far an account sees. */
public enum AccountScope {
    /** Every institution of the county. */
    COUNTY,
    /** The institutions that are named for it, perhaps none. */
    INSTITUTIONS,
    /** One item in the whole county, for an inspection. */
    ITEM;

    /** The rows that an account of this scope sees. */
    RowScope rows(List<Long> institutions, @Nullable Long item) {
        return switch (this) {
            case COUNTY -> RowScope.COUNTY;
            case INSTITUTIONS -> RowScope.institutions(institutions);
            case ITEM -> new RowScope.Item(Objects.requireNonNull(item, "an inspection without its item"));
        };
    }
}
