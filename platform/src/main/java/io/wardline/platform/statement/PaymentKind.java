package io.wardline.platform.statement;

/** Which way money went. */
enum PaymentKind {
    /** To the payee. */
    PAYMENT,
    /** Back from the payee, because a correction left less to be paid than was paid. */
    RETURN
}
