package io.wardline.platform.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import java.util.List;
import java.util.Optional;

/** The rows behind the second step of a sign-in. */
final class SecondStepStore {
    static final String STATE =
            """
            select totp_secret, totp_confirmed, totp_step from identity_account where id = $1 for update
            """;
    static final String BEGIN =
            """
            update identity_account set totp_secret = $2, totp_confirmed = false, totp_step = 0 where id = $1
            """;
    static final String CONFIRM =
            """
            update identity_account set totp_confirmed = true where id = $1
            """;
    /** A code is good once: of two at the same time one finds the step used. */
    static final String USE_STEP =
            """
            update identity_account set totp_step = $2 where id = $1 and totp_step < $2
            """;
    static final String CLEAR_RECOVERY =
            """
            delete from identity_recovery where account_id = $1
            """;
    static final String ADD_RECOVERY =
            """
            insert into identity_recovery (account_id, hash) select $1, c.hash from unnest($2::bytea[]) as c (hash)
            """;
    static final String USE_RECOVERY =
            """
            delete from identity_recovery where account_id = $1 and hash = $2
            """;

    /** What is set up. */
    @SuppressWarnings("ArrayRecordComponent") // Opened at once and never compared.
    record Setup(byte[] box, boolean confirmed, long newestStep) {}

    /** Empty where nothing was begun. */
    Optional<Setup> setup(Tx tx, long account) {
        return tx.rows(STATE, row -> row, account).stream()
                .filter(row -> row.getBuffer(0) != null)
                .map(SecondStepStore::setup)
                .findFirst();
    }

    void begin(Tx tx, long account, byte[] box) {
        tx.execute(BEGIN, account, Buffer.buffer(box));
    }

    void confirm(Tx tx, long account, List<byte[]> recovery) {
        tx.execute(CONFIRM, account);
        tx.execute(CLEAR_RECOVERY, account);
        tx.execute(ADD_RECOVERY, account, Columns.filled(recovery, Buffer[]::new, Buffer::buffer));
    }

    boolean useStep(Tx tx, long account, long step) {
        return tx.execute(USE_STEP, account, step) == 1;
    }

    boolean useRecovery(Tx tx, long account, byte[] hash) {
        return tx.execute(USE_RECOVERY, account, Buffer.buffer(hash)) == 1;
    }

    private static Setup setup(Row row) {
        return new Setup(row.getBuffer(0).getBytes(), row.getBoolean(1), row.getLong(2));
    }
}
