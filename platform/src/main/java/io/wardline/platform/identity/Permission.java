package io.wardline.platform.identity;

/** One thing that a person may be allowed to do. Duties are named sets of these. */
public enum Permission {
    /** Send an order to a supplier. */
    ORDER,
    /** Receive goods at the door 收货. */
    RECEIVE,
    /** Accept or reject what was received 验收. */
    ACCEPT,
    /** Decide on quality: holds, non-conforming goods, first suppliers and products. */
    DECIDE_QUALITY,
    /** Put away, pick and move stock. */
    KEEP_STOCK,
    /** Count stock. */
    COUNT,
    /** Check what another has picked, and post what another has counted. */
    CHECK,
    /** Plan and release deliveries. */
    DISPATCH,
    /** Carry goods and hand them over. */
    DELIVER,
    /** Take from a cabinet, put back, bind tags. */
    USE_CABINET,
    /** Explain and resolve discrepancies of a ward. */
    RESOLVE_DISCREPANCY,
    /** Look after devices. */
    TEND_DEVICES,
    /** Match invoices and pay. */
    PAY,
    /** Answer orders and send goods and invoices on behalf of a supplier. */
    SUPPLY,
    /** Calculate by a policy. */
    CALCULATE,
    /** Approve what another has calculated. */
    APPROVE,
    /** Read acts and audit rows. */
    AUDIT,
    /** Read everything of one item, on an inspection. */
    INSPECT
}
