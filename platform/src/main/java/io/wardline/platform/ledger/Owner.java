package io.wardline.platform.ledger;

import java.util.regex.Pattern;

/**
 * Who owns stock, by code: an institution, or a supplier whose goods stand on consignment.
 *
 * @param code 1 to 32 upper-case letters, digits and hyphens
 * @param name 1 to 200 characters
 */
public record Owner(String code, String name) {
    static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,31}");

    public Owner {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("an owner's code has 1 to 32 upper-case letters, digits and hyphens");
        }
    }
}
