package io.wardline.platform.db;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows a transaction of {@code wl_platform} sees and writes. The database holds it by row policies on the setting
 * {@code wl.scope}; the stores name it in their queries as well ({@link Tx#institutions}), so that two locks would have to
 * fail at once.
 */
public sealed interface RowScope {
    /** An account of the county: every row. */
    record County() implements RowScope {}

    /** The product's own work, which belongs to no account: sign-in, housekeeping, the live view. Every row. */
    record Product() implements RowScope {}

    /**
     * An account of institutions: their rows, and what the whole county shares.
     *
     * @param ids numbers of the institutions in ascending order; none: nothing of any institution
     */
    record Institutions(List<Long> ids) implements RowScope {
        public Institutions {
            ids = ids.stream().sorted().distinct().toList();
        }
    }

    /**
     * An inspection: everything about one item in the whole county, and nothing about any other.
     *
     * @param id number of the item
     */
    record Item(long id) implements RowScope {}

    /** Every row, on behalf of an account of the county. */
    RowScope COUNTY = new County();

    /** Every row, on behalf of nobody. */
    RowScope PRODUCT = new Product();

    /** The rows of these institutions. */
    static RowScope institutions(Collection<Long> ids) {
        return new Institutions(List.copyOf(ids));
    }

    /** Whether every row is in it. */
    default boolean isWhole() {
        return switch (this) {
            case County _, Product _ -> true;
            case Institutions _, Item _ -> false;
        };
    }

    /** Whether the rows of an institution are in it, where they are cut by nothing else. */
    default boolean covers(long institution) {
        return switch (this) {
            case County _, Product _ -> true;
            case Institutions(var ids) -> ids.contains(institution);
            case Item _ -> false;
        };
    }

    /** As the row policies read it. */
    default String setting() {
        return switch (this) {
            case County _ -> "county";
            case Product _ -> "product";
            case Institutions(var ids) ->
                ids.stream().map(String::valueOf).collect(Collectors.joining(",", "institutions:", ""));
            case Item(var id) -> "item:" + id;
        };
    }

    /** The institutions it is cut to; null where institutions do not cut it. */
    default Long @Nullable [] cutTo() {
        return switch (this) {
            case County _, Product _, Item _ -> null;
            case Institutions(var ids) -> ids.toArray(Long[]::new);
        };
    }
}
