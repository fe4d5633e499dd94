package io.wardline.platform.audit;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.data.Numeric;
import io.wardline.platform.audit.Seal.Range;
import io.wardline.platform.audit.SealCalculation.Link;
import io.wardline.platform.db.Pages;
import io.wardline.platform.db.Tx;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Seals, and the rows that they are made of. */
final class SealStore {
    static final String LOCK =
            """
            select pg_try_advisory_xact_lock(4711002)
            """;
    static final String HORIZON =
            """
            select audit_sealing_horizon()
            """;
    // A backlog is worked from its beginning: the index gives its rows in order, where a scan would sort them all.
    static final String READ_IN_ORDER =
            """
            select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)
            """;
    static final String HEAD =
            """
            select no, hash, sealed_at from audit_seal order by no desc limit 1
            """;
    static final String HASH =
            """
            select hash from audit_seal where no = $1
            """;
    static final String MARK =
            """
            select upto_sealing from audit_seal where table_name = $1 order by no desc limit 1
            """;
    static final String INSERT =
            """
            insert into audit_seal (no, table_name, after_sealing, upto_sealing, first_key, last_key, row_count, continues, leaves,
                root, sealed_at, previous, hash)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;
    static final String COMPLETE =
            """
            update audit_sealer set complete_at = greatest(complete_at, $1)
            """;
    static final String COMPLETE_AT =
            """
            select complete_at from audit_sealer
            """;
    static final String CHAIN =
            """
            select no, table_name, after_sealing, upto_sealing, first_key, last_key, row_count, continues, leaves, root, sealed_at,
                previous, hash
            from audit_seal order by no
            """;
    static final String CHAIN_OF_TABLE =
            """
            select no, table_name, after_sealing, upto_sealing, first_key, last_key, row_count, continues, leaves, root, sealed_at,
                previous, hash
            from audit_seal where table_name = $1 order by no
            """;

    private static final int ROWS_A_PAGE = 512;
    private static final int SEALS_A_PAGE = 8;

    /** Whether this transaction is the county's sealer until it ends. */
    boolean lock(Tx tx) {
        return tx.row(LOCK, row -> row.getBoolean(0)).orElseThrow();
    }

    /** Every transaction below it has ended. */
    long horizon(Tx tx) {
        return tx.row(HORIZON, row -> row.getLong(0)).orElseThrow();
    }

    Link head(Tx tx) {
        return tx.row(HEAD, row -> new Link(row.getLong(0), hash(row, 1))).orElse(Link.START);
    }

    Optional<SealHead> head(Tx tx, String county) {
        return tx.row(HEAD, row -> new SealHead(row.getLong(0), hash(row, 1).hex(), instant(row, 2), county));
    }

    Optional<Hash> hash(Tx tx, long no) {
        return tx.row(HASH, row -> hash(row, 0), no);
    }

    /** Up to which transaction a table is sealed; empty where it has no seal yet. */
    Optional<Long> mark(Tx tx, String table) {
        return tx.row(MARK, row -> row.getLong(0), table);
    }

    void insert(Tx tx, Seal seal) {
        var range = seal.range();
        var leaves = ByteBuffer.allocate(seal.leaves().size() * Hash.BYTES);
        seal.leaves().forEach(leaf -> leaf.write(leaves));
        tx.execute(
                INSERT, seal.no(), range.table(), range.after(), range.upto(), range.firstKey(), range.lastKey(), range.count(),
                range.continues(), Buffer.buffer(leaves.array()), buffer(seal.root()), seal.at().atOffset(ZoneOffset.UTC),
                buffer(seal.previous()), buffer(seal.hash()));
    }

    /** Notes that everything that could be sealed at an instant is sealed. */
    void complete(Tx tx, Instant at) {
        tx.execute(COMPLETE, at.atOffset(ZoneOffset.UTC));
    }

    Instant completeAt(Tx tx) {
        return tx.row(COMPLETE_AT, row -> instant(row, 0)).orElseThrow();
    }

    /** The rows of the transactions after one and up to another, in the order in which they are sealed. */
    Pages<SealedRow> rows(Tx tx, SealedTable table, long after, long upto) {
        tx.row(READ_IN_ORDER, row -> row);
        return tx.pages(table.rows(), ROWS_A_PAGE, row -> sealedRow(table, row), after, upto);
    }

    /** All seals by number. */
    Pages<Seal> chain(Tx tx) {
        return tx.pages(CHAIN, SEALS_A_PAGE, SealStore::seal);
    }

    /** The seals of one table by number. */
    Pages<Seal> chain(Tx tx, String table) {
        return tx.pages(CHAIN_OF_TABLE, SEALS_A_PAGE, SealStore::seal, table);
    }

    private static SealedRow sealedRow(SealedTable table, Row row) {
        var columns = new TreeMap<String, @Nullable Object>();
        for (var at = 0; at < row.size(); at++) {
            columns.put(row.getColumnName(at), plain(row.getValue(at)));
        }
        var key = table.key().stream().map(name -> name + "=" + columns.get(name)).collect(Collectors.joining(" "));
        return new SealedRow(row.getLong("sealing"), key, LeafCalculation.of(table.name(), columns));
    }

    /** What the driver gives, as the JDK's own types. */
    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Buffer bytes -> bytes.getBytes();
            case OffsetDateTime instant -> instant.toInstant();
            case Numeric decimal -> decimal.bigDecimalValue();
            case null -> null;
            case Object other -> other;
        };
    }

    private static Seal seal(Row row) {
        var leaves = ByteBuffer.wrap(row.getBuffer(8).getBytes());
        var hashes = new ArrayList<Hash>(leaves.remaining() / Hash.BYTES);
        while (leaves.remaining() >= Hash.BYTES) {
            hashes.add(Hash.read(leaves));
        }
        var range = new Range(
                row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5), row.getInteger(6),
                row.getBoolean(7));
        return new Seal(row.getLong(0), range, List.copyOf(hashes), hash(row, 9), instant(row, 10), hash(row, 11), hash(row, 12));
    }

    private static Instant instant(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static Hash hash(Row row, int column) {
        return Hash.of(row.getBuffer(column).getBytes());
    }

    private static Buffer buffer(Hash hash) {
        return Buffer.buffer(hash.bytes());
    }
}
