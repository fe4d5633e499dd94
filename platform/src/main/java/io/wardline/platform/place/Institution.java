package io.wardline.platform.place;

/**
 * An institution as it is shown.
 *
 * @param code unique in the county
 * @param kind an {@link InstitutionKind}, or {@code COUNTY}
 */
public record Institution(String code, String name, String kind) {}
