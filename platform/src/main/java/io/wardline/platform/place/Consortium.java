package io.wardline.platform.place;

/**
 * A consortium: hospitals that are led as one.
 *
 * @param code unique in the county
 */
public record Consortium(String code, String name) {}
