package io.wardline.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param next what {@code ?after=} takes to go on; null at the end
 */
public record Listing<T>(List<T> items, @Nullable String next) {
    public Listing {
        items = List.copyOf(items);
    }

    /** A list that is given whole. */
    public static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, null);
    }

    /**
     * Cuts the rows fetched to the page.
     *
     * @param fetched at most {@link Page#fetch()} rows
     * @param key the text by which the list is ordered; it comes back as {@link Page#after()}
     */
    public static <T> Listing<T> of(Page page, List<T> fetched, Function<T, String> key) {
        if (fetched.size() <= page.limit()) {
            return whole(fetched);
        }
        var items = fetched.subList(0, page.limit());
        return new Listing<>(items, Page.cursor(key.apply(items.getLast())));
    }
}
