package io.wardline.platform.device;

/** What became of the wish to revoke one certificate. */
sealed interface Revocation {
    /**
     * A link that was made with it closes within 2 s, and none begins with it any more.
     *
     * @param now false where it was revoked earlier
     */
    record Revoked(boolean now) implements Revocation {}

    /** The device never had a certificate with this number. */
    record NoSuchCertificate() implements Revocation {}

    /** There is none within the scope. */
    record NoSuchDevice() implements Revocation {}
}
