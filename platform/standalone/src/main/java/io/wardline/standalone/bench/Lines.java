package io.wardline.standalone.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Journal lines of exactly 256 bytes, the payload on which all figures stand: a scan, padded. */
final class Lines {
    static final int BYTES = 256;

    private static final byte[] HEAD = ascii("{\"v\":1,\"epoch\":1,\"boot\":1,\"seq\":");
    private static final byte[] MIDDLE = ascii(
            ",\"ts\":\"2026-11-22T08:00:00.123Z\",\"mono\":86400123,\"type\":\"scan\",\"body\":{\"aim\":\"]d2\",\"raw\":\"");
    private static final byte[] TAIL = ascii("\"}}");

    private Lines() {}

    /** Writes the line of a key of epoch 1 and returns where it ends. */
    static int write(byte[] into, int from, long seq) {
        var at = put(into, from, HEAD);
        at = digits(into, at, seq);
        at = put(into, at, MIDDLE);
        var padded = from + BYTES - TAIL.length;
        Arrays.fill(into, at, padded, (byte) '7');
        return put(into, padded, TAIL);
    }

    /** The line as bytes of its own. */
    static byte[] line(long seq) {
        var bytes = new byte[BYTES];
        write(bytes, 0, seq);
        return bytes;
    }

    static int put(byte[] into, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, into, at, bytes.length);
        return at + bytes.length;
    }

    /** Writes a positive number in decimal. */
    static int digits(byte[] into, int at, long number) {
        var length = length(number);
        var rest = number;
        for (var place = at + length - 1; place >= at; place--) {
            into[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + length;
    }

    static int length(long number) {
        var length = 1;
        for (var rest = number / 10; rest > 0; rest /= 10) {
            length++;
        }
        return length;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
