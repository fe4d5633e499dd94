package io.wardline.platform.file;

import java.time.Instant;
import java.util.UUID;

/**
 * The act in which a file is kept or a document issued.
 *
 * @param act its identity in the book of acts
 * @param account who acts
 * @param requestId the request that brought it
 * @param at when it was accepted
 */
public record Deed(UUID act, String account, String requestId, Instant at) {}
