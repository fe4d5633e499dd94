package io.wardline.platform.device;

import java.time.Instant;

/**
 * A certificate of the county's own authority with a private key that was made for it here.
 *
 * @param keyPem PKCS#8; leaves memory only into a file that its owner alone may read
 */
public record IssuedCertificate(SignedCertificate certificate, String keyPem) {
    /** Lower-case hex. */
    public String serial() {
        return certificate.serial();
    }

    /** When it begins. */
    public Instant notBefore() {
        return certificate.notBefore();
    }

    /** When it ends. */
    public Instant notAfter() {
        return certificate.notAfter();
    }

    /** The certificate alone. */
    public String certificatePem() {
        return certificate.pem();
    }

    @Override
    public String toString() {
        return "IssuedCertificate[" + serial() + ", until " + notAfter() + ", key hidden]";
    }
}
