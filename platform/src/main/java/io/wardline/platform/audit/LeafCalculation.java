package io.wardline.platform.audit;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a row, from its values alone: no setting of the server, no order of columns, and no text form of a type has
 * a part in it.
 *
 * <p>Canonical form, hashed by SHA-256: the table's name, then every column that is not null, sorted by name; a name and a
 * value are each preceded by their length in 4 bytes. A value is one byte that names its kind, and its content:
 *
 * <table>
 * <caption>kinds</caption>
 * <tr><td>1</td><td>whole number of any width</td><td>8 bytes, two's complement</td></tr>
 * <tr><td>2</td><td>text</td><td>UTF-8</td></tr>
 * <tr><td>3</td><td>bytes</td><td>as they are</td></tr>
 * <tr><td>4</td><td>truth</td><td>1 byte, 0 or 1</td></tr>
 * <tr><td>5</td><td>instant</td><td>microseconds since 1970-01-01 UTC, 8 bytes</td></tr>
 * <tr><td>6</td><td>date</td><td>days since 1970-01-01, 8 bytes</td></tr>
 * <tr><td>7</td><td>UUID</td><td>16 bytes</td></tr>
 * <tr><td>8</td><td>list of texts</td><td>each: length in 4 bytes and UTF-8, or length -1 for null</td></tr>
 * <tr><td>9</td><td>decimal</td><td>plain digits without trailing zeros, ASCII</td></tr>
 * </table>
 *
 * All numbers are big-endian. A column that is null is left out, so a later migration may add a nullable one and the rows
 * sealed before keep their hash.
 */
final class LeafCalculation {
    private LeafCalculation() {}

    /**
     * The hash of one row.
     *
     * @param columns every column with its value: null, Long, Integer, Short, String, byte[], Boolean, Instant, LocalDate,
     *     UUID, String[] or BigDecimal
     * @throws IllegalArgumentException for a value of another type: its canonical form must be written down first
     */
    static Hash of(String table, SortedMap<String, @Nullable Object> columns) {
        var digest = sha256();
        put(digest, utf8(table));
        columns.forEach((name, value) -> {
            if (value != null) {
                put(digest, utf8(name));
                put(digest, canonical(name, value));
            }
        });
        return Hash.of(digest.digest());
    }

    /** The root of a seal: SHA-256 over the leaves, one after the other. */
    static Hash root(List<Hash> leaves) {
        var bytes = ByteBuffer.allocate(leaves.size() * Hash.BYTES);
        leaves.forEach(leaf -> leaf.write(bytes));
        return Hash.of(sha256().digest(bytes.array()));
    }

    private static byte[] canonical(String column, Object value) {
        return switch (value) {
            case Long number -> number(1, number);
            case Integer number -> number(1, number);
            case Short number -> number(1, number);
            case String text -> kind(2, utf8(text));
            case byte[] bytes -> kind(3, bytes);
            case Boolean truth -> kind(4, new byte[] {(byte) (truth ? 1 : 0)});
            case Instant instant -> number(5, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            case LocalDate date -> number(6, date.toEpochDay());
            case UUID id -> kind(7, ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()).array());
            case String[] texts -> kind(8, list(texts));
            case BigDecimal decimal -> kind(9, utf8(decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString()));
            case Object other -> throw new IllegalArgumentException(
                    "the column " + column + " is a " + other.getClass().getName() + ", which has no canonical form yet");
        };
    }

    private static byte[] list(@Nullable String[] texts) {
        var encoded = Arrays.stream(texts).map(text -> text == null ? null : utf8(text)).toList();
        var bytes = ByteBuffer.allocate(encoded.stream().mapToInt(text -> 4 + (text == null ? 0 : text.length)).sum());
        for (var text : encoded) {
            if (text == null) {
                bytes.putInt(-1);
            } else {
                bytes.putInt(text.length).put(text);
            }
        }
        return bytes.array();
    }

    private static byte[] number(int kind, long value) {
        return ByteBuffer.allocate(1 + Long.BYTES).put((byte) kind).putLong(value).array();
    }

    private static byte[] kind(int kind, byte[] content) {
        return ByteBuffer.allocate(1 + content.length).put((byte) kind).put(content).array();
    }

    private static void put(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
