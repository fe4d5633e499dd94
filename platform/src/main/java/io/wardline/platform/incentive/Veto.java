package io.wardline.platform.incentive;

/** What takes the whole incentive away (一票否决). */
public enum Veto {
    /** The agreed volume was not completed. It is found by the figures where they are known. */
    AGREED_VOLUME_NOT_COMPLETED,
    /** Volumes were reported falsely 报量不实. */
    FALSE_REPORT,
    /** Selected products were bought outside of the platform 未网采. */
    NO_ONLINE_PURCHASE
}
