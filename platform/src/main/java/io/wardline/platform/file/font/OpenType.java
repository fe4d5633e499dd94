package io.wardline.platform.file.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One face of a font file: its tables by their tags of four letters (OpenType 1.9.1, "Organization of an OpenType Font").
 *
 * @param tables each from its first byte to its last
 */
record OpenType(Map<String, ByteBuffer> tables) {
    private static final int COLLECTION = 0x74746366;
    private static final int WITH_CFF = 0x4F54544F;
    private static final int RECORD = 16;
    private static final int HEADER = 12;

    OpenType {
        tables = new TreeMap<>(tables);
    }

    /**
     * @param file a font, or a collection of fonts
     * @param face its number in a collection, from 0
     * @throws FontBroken when it has no such face, or its outlines are not in CFF
     */
    static OpenType read(ByteBuffer file, int face) {
        var start = 0;
        if (file.getInt(0) == COLLECTION) {
            if (face >= file.getInt(8)) {
                throw new FontBroken("the collection has " + file.getInt(8) + " faces and none of number " + face);
            }
            start = file.getInt(HEADER + 4 * face);
        }
        if (file.getInt(start) != WITH_CFF) {
            throw new FontBroken("the outlines of this font are not in CFF");
        }
        var tables = new TreeMap<String, ByteBuffer>();
        for (var at = 0; at < file.getShort(start + 4); at++) {
            var line = start + HEADER + RECORD * at;
            var tag = new byte[4];
            file.get(line, tag);
            tables.put(new String(tag, StandardCharsets.US_ASCII), file.slice(file.getInt(line + 8), file.getInt(line + 12)));
        }
        return new OpenType(tables);
    }

    /** @throws FontBroken when the face has none of this tag */
    ByteBuffer table(String tag) {
        var table = tables.get(tag);
        if (table == null) {
            throw new FontBroken("this font has no table " + tag);
        }
        return table;
    }

    /** A font file of these tables; the sums of its tables stay 0, for whoever embeds it reads the tables alone. */
    byte[] file() {
        var size = HEADER + RECORD * tables.size() + tables.values().stream().mapToInt(t -> padded(t.limit())).sum();
        var file = ByteBuffer.allocate(size);
        file.putInt(WITH_CFF).putShort((short) tables.size()).position(HEADER);
        var place = HEADER + RECORD * tables.size();
        for (var table : tables.entrySet()) {
            var bytes = table.getValue();
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII)).putInt(0).putInt(place).putInt(bytes.limit());
            file.put(place, bytes, 0, bytes.limit());
            place += padded(bytes.limit());
        }
        return file.array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
