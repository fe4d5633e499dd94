package io.wardline.platform.file.font;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An INDEX: objects of any length, one after the other (Technical Note 5176, section 5).
 *
 * @param cff the whole table, in which it stands
 * @param start of it
 */
record CffIndex(ByteBuffer cff, int start) {
    private static final int OFFSETS = 3;

    int count() {
        return Short.toUnsignedInt(cff.getShort(start));
    }

    /** Where what follows it begins. */
    int end() {
        return count() == 0 ? start + 2 : place(count());
    }

    /** @throws FontBroken when there is no such object */
    ByteBuffer get(int number) {
        if (number < 0 || number >= count()) {
            throw new FontBroken("an INDEX of " + count() + " objects has none of number " + number);
        }
        return cff.slice(place(number), place(number + 1) - place(number));
    }

    private int place(int number) {
        var size = cff.get(start + 2);
        var offset = 0;
        for (var at = 0; at < size; at++) {
            offset = offset << 8 | Byte.toUnsignedInt(cff.get(start + OFFSETS + number * size + at));
        }
        // Offsets count from the byte before the first object.
        return start + OFFSETS + (count() + 1) * size - 1 + offset;
    }

    /** An INDEX of these objects, with offsets of four bytes. */
    static byte[] of(List<byte[]> objects) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) objects.size()).array());
        if (objects.isEmpty()) {
            return out.toByteArray();
        }
        out.write(4);
        var offsets = ByteBuffer.allocate(4 * (objects.size() + 1)).putInt(1);
        var offset = 1;
        for (var object : objects) {
            offset += object.length;
            offsets.putInt(offset);
        }
        out.writeBytes(offsets.array());
        objects.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
