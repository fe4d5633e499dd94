package io.wardline.platform.place;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place to be added.
 *
 * @param code 1 to 64 upper-case letters, digits, dots, underscores and hyphens, beginning with a letter or digit
 * @param name 1 to 200 characters
 * @param parent code of the place it lies in; null at the top
 * @param institution code of the institution it belongs to
 */
public record NewPlace(String code, String name, PlaceKind kind, @Nullable String parent, String institution) {
    static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,63}");

    public NewPlace {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "a place's code has 1 to 64 upper-case letters, digits, dots, underscores and hyphens");
        }
    }
}
