package io.wardline.platform.web;

import java.util.Locale;

/** What a route's answer is cut to: the caller sees rows of this scope and nothing beyond it. */
public enum Scope {
    /** The rows of the caller's institution. */
    INSTITUTION,
    /** The rows of the caller's supplier. */
    SUPPLIER,
    /** The rows of one device. */
    DEVICE,
    /** Every row of the county. */
    COUNTY,
    /** No rows at all: the answer is the same for everyone, or concerns the caller's own account. */
    NONE;

    /** The word used in the OpenAPI document, for example {@code county}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
