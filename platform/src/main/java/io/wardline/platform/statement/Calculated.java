package io.wardline.platform.statement;

/**
 * What one institution's inputs came to.
 *
 * @param institution its number
 * @param code of it
 */
public record Calculated(long institution, String code, Inputs inputs, Reckoning reckoning) {}
