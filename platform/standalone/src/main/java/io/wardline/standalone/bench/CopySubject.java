package io.wardline.standalone.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The ceiling of the inbox writer: COPY, binary, into the same partitions with the same indexes, in commits of as many rows.
 * It checks nothing: no fence, no head, no hash of what is there already.
 */
final class CopySubject implements BenchProcess.Subject {
    private final Connection connection;
    private final CopyManager copy;
    private final String prefix;
    private final int devices;
    private long next;

    private CopySubject(Connection connection, CopyManager copy, String prefix, int devices) {
        this.connection = connection;
        this.copy = copy;
        this.prefix = prefix;
        this.devices = devices;
    }

    /** @param words host, port, database, user, password, prefix of the devices, their number */
    static CopySubject open(List<String> words) throws SQLException {
        var url = "jdbc:postgresql://" + words.get(0) + ":" + words.get(1) + "/" + words.get(2);
        var connection = DriverManager.getConnection(url, words.get(3), words.get(4));
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        return new CopySubject(connection, copy, words.get(5), Integer.parseInt(words.get(6)));
    }

    /** @param words {@code run}, rows a commit, milliseconds */
    @Override
    public String answer(List<String> words) throws SQLException {
        var rows = Integer.parseInt(words.get(1));
        var started = System.nanoTime();
        var until = started + Long.parseLong(words.get(2)) * 1_000_000;
        var count = 0L;
        while (System.nanoTime() < until) {
            var batch = new InboxRows(rows, Instant.now());
            for (var row = 0; row < rows; row++) {
                var seq = next / devices + 1;
                batch.add(prefix + next % devices, seq, null, Lines.line(seq));
                next++;
            }
            count += batch.copy(copy);
        }
        return Run.of(count, (System.nanoTime() - started) / 1e9).text();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
