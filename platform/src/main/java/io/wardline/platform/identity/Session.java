package io.wardline.platform.identity;

import java.time.Instant;

/**
 * An open session.
 *
 * @param expiresAt slides with use
 * @param endsAt the latest possible end
 */
record Session(Account account, Instant since, Instant expiresAt, Instant endsAt) {}
