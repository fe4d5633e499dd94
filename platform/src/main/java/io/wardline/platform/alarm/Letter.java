package io.wardline.platform.alarm;

/**
 * A mail of plain text.
 *
 * @param to one address
 */
record Letter(String to, String subject, String text) {}
