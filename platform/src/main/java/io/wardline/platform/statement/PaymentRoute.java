package io.wardline.platform.statement;

/** Who pays. */
public enum PaymentRoute {
    /** The hospital. */
    HOSPITAL,
    /** The hospital that leads the consortium. */
    LEAD,
    /** The fund itself. */
    FUND_DIRECT
}
