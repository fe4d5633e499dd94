package io.wardline.platform.ledger;

/**
 * The movements stand.
 *
 * @param fresh how many were written now
 * @param known how many stood already, with the same identity and the same content
 */
public record Posted(int fresh, int known) implements Posting {}
