package io.wardline.platform.db;

/** What a transaction may do. */
enum Purpose {
    /** Read and write. */
    WRITE,
    /** Read only; the server refuses anything else. */
    READ
}
