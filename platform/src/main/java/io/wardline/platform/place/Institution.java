package io.wardline.platform.place;

import org.jspecify.annotations.Nullable;

/**
 * An institution as it is shown.
 *
 * @param code unique in the county
 * @param kind an {@link InstitutionKind}, or {@code COUNTY}
 * @param consortium code of the consortium that leads it, null where it belongs to none
 */
public record Institution(String code, String name, String kind, @Nullable String consortium) {}
