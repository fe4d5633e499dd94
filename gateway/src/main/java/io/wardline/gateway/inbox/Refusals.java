package io.wardline.gateway.inbox;

import io.wardline.protocol.device.Malformed;

/// Rows that the database itself refused, and texts that it would refuse.
final class Refusals {
    /// The code of a row that the database would not take. Its bytes stand in the quarantine only.
    static final String ROW = "row.refused";

    private static final byte[] NOTHING = {};

    private Refusals() {}

    /// A row's content was refused; the message of the server says why.
    static Malformed row(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return new Malformed(ROW, "", text(message.length() > 300 ? message.substring(0, 300) : message));
    }

    /// What goes into the entry's column: the bytes, but nothing where the database had refused them before.
    static byte[] storable(Line line) {
        Malformed poison = line.poison();
        return poison != null && poison.code().equals(ROW) ? NOTHING : line.bytes();
    }

    /// A text that PostgreSQL takes: it holds no NUL and no half of a surrogate pair, and is not longer than 1,024 characters.
    static String text(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), 1_024));
        text.codePoints().limit(1_024).forEach(c -> clean.appendCodePoint(
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? '\uFFFD' : c));
        return clean.toString();
    }
}
