package io.wardline.platform.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Where a list of stock goes on: the keys of its last line.
 *
 * @param expiry of the lot, {@link #NEVER} where it has none
 */
record StockKey(String item, LocalDate expiry, long lot, long place, long owner) {
    /** Stands for a lot without expiry, so that such lots come last. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    static final StockKey START = new StockKey("", LocalDate.EPOCH, 0, 0, 0);

    private static final Pattern FORM =
            Pattern.compile("([A-Z0-9._-]{1,64})/([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{1,18})/([0-9]{1,18})/([0-9]{1,18})");

    /** @throws IllegalArgumentException when it is not the text of a key */
    static StockKey parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the end of a page of stock");
        }
        try {
            return new StockKey(
                    parts.group(1),
                    LocalDate.parse(parts.group(2)),
                    Long.parseLong(parts.group(3)),
                    Long.parseLong(parts.group(4)),
                    Long.parseLong(parts.group(5)));
        } catch (DateTimeException _) {
            throw new IllegalArgumentException("not the end of a page of stock");
        }
    }

    String text() {
        return item + "/" + expiry + "/" + lot + "/" + place + "/" + owner;
    }
}
