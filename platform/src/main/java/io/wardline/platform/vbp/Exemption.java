package io.wardline.platform.vbp;

/** Whether a supplier's failure excuses an institution. No official source orders it; a region says so or does not. */
public enum Exemption {
    /** It is shown beside the figures and changes none. */
    NONE,
    /** What two persons have approved counts. */
    APPROVED
}
