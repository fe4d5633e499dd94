package io.wardline.platform.device;

import java.time.Instant;

/**
 * A certificate of the county's own authority, without any key.
 *
 * @param serial lower-case hex
 * @param pem the certificate alone
 */
public record SignedCertificate(String serial, Instant notBefore, Instant notAfter, String pem) {}
