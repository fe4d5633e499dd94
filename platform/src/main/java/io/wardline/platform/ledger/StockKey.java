package io.wardline.platform.ledger;

import java.util.regex.Pattern;

/** Where a list of stock goes on: the last line's item, lot and owner. */
record StockKey(String item, long lot, long owner) {
    static final StockKey START = new StockKey("", 0, 0);

    private static final Pattern FORM = Pattern.compile("([A-Z0-9._-]{1,64})/([0-9]{1,18})/([0-9]{1,18})");

    /** @throws IllegalArgumentException when it is not the text of a key */
    static StockKey parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not the end of a page of stock");
        }
        return new StockKey(parts.group(1), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    String text() {
        return item + "/" + lot + "/" + owner;
    }
}
