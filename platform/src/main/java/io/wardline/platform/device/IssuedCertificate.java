package io.wardline.platform.device;

import java.time.Instant;

/**
 * A certificate of the county's own authority with its private key.
 *
 * @param serial lower-case hex
 * @param certificatePem the certificate alone
 * @param keyPem PKCS#8; leaves memory only into a file that its owner alone may read
 */
public record IssuedCertificate(
        String serial, Instant notBefore, Instant notAfter, String certificatePem, String keyPem) {
    @Override
    public String toString() {
        return "IssuedCertificate[" + serial + ", until " + notAfter + ", key hidden]";
    }
}
