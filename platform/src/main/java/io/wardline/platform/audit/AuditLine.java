package io.wardline.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit page: a change with its act, or an act that changed nothing that is noted.
 *
 * @param act identity of the act
 * @param at when it was accepted
 * @param account who acted
 * @param kind of the act, for example {@code ledger.bindUnits}
 * @param requestId the request that brought it
 * @param subject what was changed, by its natural key; null, as all that follows, where nothing is noted
 * @param field which of its properties
 * @param before null where there was none
 * @param after null where there is none any more
 * @param reason where the act gave one
 */
record AuditLine(
        UUID act,
        Instant at,
        String account,
        String kind,
        String requestId,
        @Nullable String subject,
        @Nullable String field,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason) {}
