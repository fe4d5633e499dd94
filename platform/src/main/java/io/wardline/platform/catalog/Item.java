package io.wardline.platform.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An item as it is shown.
 *
 * @param code unique in the county
 * @param gtin 14 digits; null where there is none
 * @param baseUnit what quantities count
 */
public record Item(String code, @Nullable String gtin, String name, String baseUnit, String itemClass, String maker) {}
