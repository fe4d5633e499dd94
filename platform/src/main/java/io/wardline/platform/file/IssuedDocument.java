package io.wardline.platform.file;

import java.time.Instant;

/**
 * What is known of an issued document, and what its verification page says: nothing that does not stand on the paper.
 *
 * @param number as printed
 * @param title its kind in words
 * @param institution name of the one that issued it
 * @param sha256 of what stands on it, lower-case hex; the paper shows the first sixteen digits
 * @param issuedAt when
 */
public record IssuedDocument(String number, String title, String institution, String sha256, Instant issuedAt) {}
