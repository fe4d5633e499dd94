package io.wardline.platform.catalog;

import io.wardline.protocol.codes.Gtin;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An item to be added to the catalogue.
 *
 * @param code 1 to 64 upper-case letters, digits, dots, underscores and hyphens
 * @param gtin of the base unit; null where the maker has none
 * @param name 1 to 200 characters
 * @param baseUnit what one of it is called, for example {@code piece} or {@code test}
 * @param itemClass 1 to 32 upper-case letters, digits and underscores: decides return times and storage
 * @param maker who makes its lots unless a lot says otherwise
 */
public record NewItem(
        String code, @Nullable Gtin gtin, String name, String baseUnit, String itemClass, String maker) {
    /** The class of an item of which nothing is said. */
    public static final String GENERAL = "GENERAL";

    /** The maker of an item of which nothing is said. */
    public static final String UNSTATED = "UNSTATED";

    static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,63}");
    static final Pattern CLASS = Pattern.compile("[A-Z0-9][A-Z0-9_]{0,31}");

    public NewItem {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "an item's code has 1 to 64 upper-case letters, digits, dots, underscores and hyphens");
        }
        if (!CLASS.matcher(itemClass).matches()) {
            throw new IllegalArgumentException("an item's class has 1 to 32 upper-case letters, digits and underscores");
        }
    }

    /** All of it in one line, for the book of acts. */
    String words() {
        return "name=" + name + "; baseUnit=" + baseUnit + "; gtin=" + (gtin == null ? "" : gtin.digits()) + "; itemClass="
                + itemClass + "; maker=" + maker;
    }
}
