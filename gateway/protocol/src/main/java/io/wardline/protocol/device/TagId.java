package io.wardline.protocol.device;

import java.util.Optional;

/// The EPC memory of an RFID tag as read: an opaque key until something is bound to it.
///
/// @param hex upper-case hexadecimal, 2 to 62 bytes (EPC bank of Gen2, up to 496 bits)
public record TagId(String hex) implements Comparable<TagId> {
    /// @throws IllegalArgumentException when the text is not upper-case hex of 2 to 62 bytes
    public TagId {
        if (!stands(hex)) {
            throw new IllegalArgumentException("not an EPC in upper-case hex: " + hex);
        }
    }

    /// The tag in a text of either case, or empty when it is no hex of 2 to 62 bytes.
    public static Optional<TagId> parse(String text) {
        String upper = text.toUpperCase(java.util.Locale.ROOT);
        return stands(upper) ? Optional.of(new TagId(upper)) : Optional.empty();
    }

    private static boolean stands(String hex) {
        int length = hex.length();
        if (length < 4 || length > 124 || (length & 1) != 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = hex.charAt(i);
            if ((c < '0' || c > '9') && (c < 'A' || c > 'F')) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(TagId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
