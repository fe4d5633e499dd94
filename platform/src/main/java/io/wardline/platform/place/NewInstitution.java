package io.wardline.platform.place;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An institution to be added.
 *
 * @param code 1 to 32 upper-case letters, digits and hyphens, beginning with a letter or digit
 * @param name 1 to 200 characters
 * @param consortium code of the consortium that leads it, null where it belongs to none
 */
public record NewInstitution(String code, String name, InstitutionKind kind, @Nullable String consortium) {
    static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,31}");

    public NewInstitution {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("an institution's code has 1 to 32 upper-case letters, digits and hyphens");
        }
    }
}
