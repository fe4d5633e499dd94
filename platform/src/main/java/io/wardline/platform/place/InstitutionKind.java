package io.wardline.platform.place;

/** What an institution of the county is. The county itself is one too, and cannot be added. */
public enum InstitutionKind {
    /** The central warehouse 中心库. */
    WAREHOUSE,
    /** A hospital of the county 县级医院. */
    HOSPITAL,
    /** A specialist hospital 专科医院. */
    SPECIALIST_HOSPITAL,
    /** A township's health centre 乡镇卫生院. */
    TOWNSHIP_HEALTH_CENTRE,
    /** A village clinic 村卫生室. */
    VILLAGE_CLINIC
}
