package io.wardline.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: keyset paging, so that rows which come or go meanwhile shift nothing.
 *
 * @param limit rows wanted, 1 to {@value #MOST}
 * @param afterKey the key of the last row seen, as the list itself wrote it; null at the start
 */
public record Page(int limit, @Nullable String afterKey) {
    /** More rows than this are never given at once. */
    public static final int MOST = 500;

    static final int USUAL = 100;
    private static final int LONGEST_CURSOR = 400;

    public Page {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " rows");
        }
    }

    /** The key after which the list goes on; empty at the start. */
    public Optional<String> after() {
        return Optional.ofNullable(afterKey);
    }

    /**
     * The key as a number, for lists that are ordered by one.
     *
     * @throws Malformed when the cursor belongs to another list
     */
    public Optional<Long> afterNumber() {
        return after().map(key -> {
            try {
                return Long.parseLong(key);
            } catch (NumberFormatException _) {
                throw new Malformed(List.of(FieldError.malformed("after", "cursor", Map.of())));
            }
        });
    }

    /** Rows to fetch: one more than wanted, which tells whether the list goes on. */
    public int fetch() {
        return limit + 1;
    }

    static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<String> key(String cursor) {
        if (cursor.length() > LONGEST_CURSOR) {
            return Optional.empty();
        }
        try {
            var key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return key.isEmpty() || key.chars().anyMatch(c -> c < ' ' || c == 0xFFFD) ? Optional.empty() : Optional.of(key);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
