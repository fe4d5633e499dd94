package io.wardline.platform.audit;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals that tell of a loss, and what is known of them. */
final class LossStore {
    static final String SEALED_LOSSES =
            """
            select * from audit_known_loss where sealing > $1 and sealing <= $2 order by sealing, seal
            """;
    static final List<SealedTable> SEALED = List.of(SealedTable.of("audit_known_loss", SEALED_LOSSES, "seal"));

    static final String LOSSES =
            """
            select s.no, s.first_key, s.last_key, s.sealed_at, k.account, k.reason, k.at
            from audit_seal s left join audit_known_loss k on k.seal = s.no and k.hash = s.hash
            where s.table_name = 'audit_seal' order by s.no desc limit 500
            """;
    static final String LOSS =
            """
            select s.no, s.first_key, s.last_key, s.sealed_at, k.account, k.reason, k.at
            from audit_seal s left join audit_known_loss k on k.seal = s.no and k.hash = s.hash
            where s.table_name = 'audit_seal' and s.no = $1
            """;
    static final String KNOWN =
            """
            select s.no from audit_seal s join audit_known_loss k on k.seal = s.no and k.hash = s.hash where s.table_name = 'audit_seal'
            """;
    static final String INSERT =
            """
            insert into audit_known_loss (seal, hash, first_lost, last_lost, account, reason, at)
            select no, hash, first_key, last_key, $2, $3, $4 from audit_seal where no = $1 and table_name = 'audit_seal'
            on conflict on constraint audit_known_loss_pkey do nothing
            """;

    /**
     * A loss that the chain tells of.
     *
     * @param seal the seal that tells of it
     * @param firstLost the first seal that is gone
     * @param lastLost the last one
     * @param at when it was found out
     * @param knownTo who has looked into it; null while nobody has, and so are the words and the time
     */
    record Loss(
            long seal, String firstLost, String lastLost, Instant at, @Nullable String knownTo, @Nullable String reason,
            @Nullable Instant knownAt) {}

    List<Loss> losses(Tx tx) {
        return tx.rows(LOSSES, LossStore::loss);
    }

    Optional<Loss> loss(Tx tx, long seal) {
        return tx.row(LOSS, LossStore::loss, seal);
    }

    /** The seals whose losses are known. */
    List<Long> known(Tx tx) {
        return tx.rows(KNOWN, row -> row.getLong(0));
    }

    /** Whether it was not known before. */
    boolean insert(Tx tx, long seal, Act act, String reason) {
        return tx.execute(INSERT, seal, act.account(), reason, act.at().atOffset(ZoneOffset.UTC)) == 1;
    }

    private static Loss loss(Row row) {
        return new Loss(
                row.getLong(0), row.getString(1), row.getString(2), row.getOffsetDateTime(3).toInstant(), row.getString(4),
                row.getString(5), instant(row.getOffsetDateTime(6)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
