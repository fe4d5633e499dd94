package io.wardline.standalone.bench;

import io.wardline.sql.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** Puts journals into the inbox as a gateway's commit does, rows and heads together, but many at once. */
final class Delivery {
    private static final String MOVE_HEADS =
            """
            insert into device_head as h (did, epoch, last_seq) select did, 1, seq from unnest(?::text[], ?::bigint[]) as t (did, seq)
            on conflict (did) do update set last_seq = excluded.last_seq
            """;

    private final Laboratory laboratory;

    Delivery(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** All of them in one transaction. */
    void store(List<WardJournals.Written> written) {
        var rows = new InboxRows(written.size(), Instant.now());
        var heads = new HashMap<String, Long>();
        for (var line : written) {
            rows.add(line.did(), line.seq(), line.poison(), line.line());
            heads.merge(line.did(), line.seq(), Math::max);
        }
        try (var connection = laboratory.connect(Role.GATEWAY)) {
            connection.setAutoCommit(false);
            rows.copy(connection.unwrap(PGConnection.class).getCopyAPI());
            moveHeads(connection, heads);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox refuses the bench's journals", e);
        }
    }

    private static void moveHeads(Connection connection, Map<String, Long> heads) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE_HEADS)) {
            statement.setArray(1, connection.createArrayOf("text", heads.keySet().toArray()));
            statement.setArray(2, connection.createArrayOf("bigint", heads.values().toArray()));
            statement.executeUpdate();
        }
    }
}
