package io.wardline.platform.identity;

import io.vertx.core.buffer.Buffer;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The rows that count wrong passwords. */
final class ThrottleStore {
    private static final String MAKE_SURE =
            """
            insert into identity_throttle (key, failures, last_at) values ($1, 0, $2)
            on conflict on constraint identity_throttle_pkey do nothing
            """;
    private static final String LOCK =
            """
            select failures, last_at from identity_throttle where key = $1 for update
            """;
    private static final String COUNT =
            """
            update identity_throttle set failures = $2, last_at = $3 where key = $1
            """;
    private static final String FORGET =
            """
            delete from identity_throttle where key = $1
            """;
    private static final String GIVE_BACK =
            """
            update identity_throttle set failures = greatest(failures - 1, 0) where key = $1
            """;
    private static final String FORGET_OLD =
            """
            delete from identity_throttle where last_at < $1
            """;

    /** How many wrong passwords in a row, and when the last one came. */
    record Count(int failures, Instant lastAt) {}

    Count lock(Tx tx, byte[] key, Instant now) {
        tx.execute(MAKE_SURE, Buffer.buffer(key), at(now));
        return tx.row(
                        LOCK,
                        row -> new Count(row.getInteger("failures"), row.getOffsetDateTime("last_at").toInstant()),
                        Buffer.buffer(key))
                .orElseThrow();
    }

    void count(Tx tx, byte[] key, int failures, Instant now) {
        tx.execute(COUNT, Buffer.buffer(key), failures, at(now));
    }

    void forget(Tx tx, byte[] key) {
        tx.execute(FORGET, Buffer.buffer(key));
    }

    void giveBack(Tx tx, byte[] key) {
        tx.execute(GIVE_BACK, Buffer.buffer(key));
    }

    void forgetOld(Tx tx, Instant before) {
        tx.execute(FORGET_OLD, at(before));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
