package io.wardline.platform.vbp;

/**
 * Under which code the provincial platform knows an institution (平台采购账户).
 *
 * @param code 1 to 64 characters
 * @param institution our code
 */
public record PlatformAccount(String code, String institution) {}
