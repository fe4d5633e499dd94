package io.wardline.standalone.bench;

import io.wardline.protocol.device.Digest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Rows of the inbox in PostgreSQL's binary COPY format. */
final class InboxRows {
    private static final String COPY =
            """
            copy device_inbox (did, epoch, seq, day, received_at, connection, replayed, poison, hash, entry)
            from stdin (format binary)
            """;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final int SECONDS_A_DAY = 86_400;
    private static final short COLUMNS = 10;
    private static final int ROW_BYTES = 450;

    private final ByteArrayOutputStream bytes;
    private final DataOutputStream out;
    private final int day;
    private final long micros;

    /** @param received when the rows came in */
    InboxRows(int expected, Instant received) {
        this.bytes = new ByteArrayOutputStream(expected * ROW_BYTES);
        this.out = new DataOutputStream(bytes);
        this.day = (int) (received.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay() - EPOCH.toEpochDay());
        this.micros = (received.getEpochSecond() - EPOCH.toEpochDay() * SECONDS_A_DAY) * 1_000_000 + received.getNano() / 1_000;
        writing(() -> {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        });
    }

    /** Adds an entry of epoch 1. */
    void add(String did, long seq, @Nullable String poison, byte[] line) {
        writing(() -> {
            out.writeShort(COLUMNS);
            bytes(Lines.ascii(did));
            whole(1);
            whole(seq);
            out.writeInt(Integer.BYTES);
            out.writeInt(day);
            whole(micros);
            whole(1);
            out.writeInt(1);
            out.writeByte(0);
            if (poison == null) {
                out.writeInt(-1);
            } else {
                bytes(Lines.ascii(poison));
            }
            bytes(Digest.ofLine(line));
            bytes(line);
        });
    }

    /** Sends the rows; returns how many were stored. */
    long copy(CopyManager copy) throws SQLException {
        writing(() -> out.writeShort(-1));
        var stream = copy.copyIn(COPY);
        var whole = bytes.toByteArray();
        stream.writeToCopy(whole, 0, whole.length);
        return stream.endCopy();
    }

    private void whole(long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private void bytes(byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void writing(Writing work) {
        try {
            work.write();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }
}
