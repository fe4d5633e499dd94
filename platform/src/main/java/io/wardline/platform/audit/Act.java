package io.wardline.platform.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * An act that is being performed.
 *
 * @param id unique for ever; the cause of what follows from it
 * @param account who acts
 * @param requestId the request that brought it
 * @param at when it was accepted
 */
public record Act(UUID id, String account, String requestId, Instant at) {}
