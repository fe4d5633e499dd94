package io.wardline.platform.vbp;

/** At whose acceptance a purchase counts. */
public enum CountingPoint {
    /** When it is accepted from the supplier, wherever that is; what is moved on later changes nothing. */
    SUPPLIER_ACCEPTANCE,
    /** When the institution itself accepts it. Its acceptance from the county's warehouse is not kept here yet. */
    INSTITUTION_ACCEPTANCE
}
