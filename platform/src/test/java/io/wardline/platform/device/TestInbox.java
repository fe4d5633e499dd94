package io.wardline.platform.device;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stores entries the way the gateway does: rows of the inbox, the head, and a note for what comes below the head.
public final class TestInbox implements AutoCloseable {
    private static final String STORE =
            """
            insert into device_inbox (did, epoch, seq, day, received_at, connection, replayed, poison, hash, entry)
            values (?, ?, ?, (now() at time zone 'UTC')::date, now(), 1, false, ?, ?, ?) on conflict do nothing
            """;
    private static final String NOTE_FILL =
            """
            insert into device_fill (did, epoch, seq)
            select h.did, ?, ? from device_head h where h.did = ? and (h.epoch, h.last_seq) >= (?, ?) on conflict do nothing
            """;
    private static final String MOVE_HEAD =
            """
            insert into device_head as h (did, epoch, last_seq) values (?, ?, ?)
            on conflict (did) do update set epoch = excluded.epoch, last_seq = excluded.last_seq
            where (h.epoch, h.last_seq) < (excluded.epoch, excluded.last_seq)
            """;
    private static final String ASK =
            """
            insert into device_gap (did, epoch, from_seq, to_seq, asked, asked_at, seen_at)
            values (?, ?, ?, ?, ?, now() - interval '1 hour', now() - interval '2 hours')
            """;

    private final Connection connection;

    public TestInbox(TestDatabase database) {
        try {
            connection = database.jdbc(Role.GATEWAY);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Stores the entries in one transaction.
    public void store(DeviceId did, List<Entry> entries) {
        try {
            for (var entry : entries) {
                var line = entry.line();
                row(did, entry.key(), null, Digest.ofLine(line), line);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Stores bytes that nobody can read, under their key.
    public void storePoison(DeviceId did, JournalKey key) {
        try {
            row(did, key, "json.syntax", Digest.ofLine(new byte[] {1}), new byte[] {1});
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Notes that the device was asked for a range as often as it may be, an hour ago.
    public void askedInVain(DeviceId did, JournalRange range) {
        try (var statement = connection.prepareStatement(ASK)) {
            statement.setString(1, did.value());
            statement.setLong(2, range.epoch());
            statement.setLong(3, range.fromSeq());
            statement.setLong(4, range.toSeq());
            statement.setInt(5, 4);
            statement.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void row(DeviceId did, JournalKey key, @Nullable String poison, byte[] hash, byte[] line) throws SQLException {
        try (var note = connection.prepareStatement(NOTE_FILL);
                var store = connection.prepareStatement(STORE);
                var head = connection.prepareStatement(MOVE_HEAD)) {
            store.setString(1, did.value());
            store.setLong(2, key.epoch());
            store.setLong(3, key.seq());
            store.setString(4, poison);
            store.setBytes(5, hash);
            store.setBytes(6, line);
            if (store.executeUpdate() == 1) {
                note.setLong(1, key.epoch());
                note.setLong(2, key.seq());
                note.setString(3, did.value());
                note.setLong(4, key.epoch());
                note.setLong(5, key.seq());
                note.executeUpdate();
            }
            head.setString(1, did.value());
            head.setLong(2, key.epoch());
            head.setLong(3, key.seq());
            head.executeUpdate();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
