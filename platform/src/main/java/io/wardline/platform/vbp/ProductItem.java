package io.wardline.platform.vbp;

import org.jspecify.annotations.Nullable;

/**
 * An item of the catalogue that is one generic.
 *
 * @param supplier code of the selected supplier (中选企业); null where the item was not selected
 */
public record ProductItem(String batch, String product, String item, @Nullable String supplier) {}
