package io.wardline.platform.statement;

/** To whom the money of a statement goes. */
public enum Payee {
    /** To the institution of the statement. */
    SUBJECT,
    /** To the hospital that leads its consortium. */
    LEAD_HOSPITAL
}
