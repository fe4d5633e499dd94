package io.wardline.platform.audit;

/**
 * A row of a sealed table as it is found.
 *
 * @param sealing the transaction that wrote it
 * @param key its primary key for people: {@code did=cab-1 step_no=7}
 * @param leaf the hash of its content
 */
record SealedRow(long sealing, String key, Hash leaf) {}
