package io.wardline.platform.file.font;

import java.nio.ByteBuffer;

/** Whole numbers of one to three bytes, which a DICT and a charstring write alike (Technical Note 5176, table 3; 5177, section 3.2). */
final class CffNumber {
    private CffNumber() {}

    /**
     * @param length of the number in bytes
     * @throws FontBroken when a number of this length is no whole number
     */
    static int whole(ByteBuffer bytes, int at, int length) {
        var first = Byte.toUnsignedInt(bytes.get(at));
        return switch (length) {
            case 1 -> first - 139;
            case 2 -> first < 251
                    ? (first - 247) * 256 + Byte.toUnsignedInt(bytes.get(at + 1)) + 108
                    : -(first - 251) * 256 - Byte.toUnsignedInt(bytes.get(at + 1)) - 108;
            case 3 -> bytes.getShort(at + 1);
            default -> throw new FontBroken("a fraction stands where a whole number must");
        };
    }
}
