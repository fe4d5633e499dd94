package io.wardline.platform.audit;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A SHA-256: 32 bytes as four words, so that it compares by value and millions of them stay small. */
record Hash(long first, long second, long third, long fourth) {
    static final int BYTES = 32;

    /** What the first seal of a county names as its predecessor. */
    static final Hash NONE = new Hash(0, 0, 0, 0);

    /** The next 32 bytes of a buffer. */
    static Hash read(ByteBuffer from) {
        return new Hash(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    }

    static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + bytes.length);
        }
        return read(ByteBuffer.wrap(bytes));
    }

    /** Reads {@link #hex}. */
    static Hash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    void write(ByteBuffer into) {
        into.putLong(first).putLong(second).putLong(third).putLong(fourth);
    }

    byte[] bytes() {
        var bytes = ByteBuffer.allocate(BYTES);
        write(bytes);
        return bytes.array();
    }

    /** 64 lower-case digits. */
    String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
