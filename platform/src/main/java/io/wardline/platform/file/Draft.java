package io.wardline.platform.file;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** A file that is being made: bounded, and sent only once it is whole, so that nobody gets half of one. */
public final class Draft extends OutputStream {
    /** The longest that is handed out. */
    public static final int MOST_BYTES = 32 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void write(int one) {
        requireRoom(1);
        bytes.write(one);
    }

    @Override
    public void write(byte[] some, int from, int count) {
        requireRoom(count);
        bytes.write(some, from, count);
    }

    /** The whole file. */
    public byte[] content() {
        return bytes.toByteArray();
    }

    private void requireRoom(int count) {
        if (bytes.size() + (long) count > MOST_BYTES) {
            throw new IllegalStateException(
                    "a file of more than " + MOST_BYTES + " bytes is being made: bound what goes into it, or stream it");
        }
    }
}
