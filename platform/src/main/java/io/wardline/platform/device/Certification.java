package io.wardline.platform.device;

/** What became of a wish for a certificate. */
sealed interface Certification {
    /** Signed and recorded; the gateways know it within a second. */
    record Certified(SignedCertificate signed) implements Certification {}

    /** A disabled device may not speak, so nobody vouches for it. */
    record Disabled() implements Certification {}

    /** There is none within the scope. */
    record NoSuchDevice() implements Certification {}
}
