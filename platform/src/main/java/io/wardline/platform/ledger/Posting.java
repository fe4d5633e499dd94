package io.wardline.platform.ledger;

/** What became of movements that were offered to the ledger: all of them stand, or none. */
public sealed interface Posting permits Posted, Refused {}
