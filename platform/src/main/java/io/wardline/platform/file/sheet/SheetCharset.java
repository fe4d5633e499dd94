package io.wardline.platform.file.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The characters of a CSV file. GB18030 (GB 18030-2022) contains GBK and GB 2312, which Chinese Excel writes. */
public enum SheetCharset {
    /** Whichever fits: UTF-8 where the bytes are UTF-8, which other text hardly ever is by chance; else GB18030. */
    DETECT(List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))),
    /** UTF-8, with or without byte order mark. */
    UTF8(List.of(StandardCharsets.UTF_8)),
    /** GB18030, GBK, GB 2312. */
    GB18030(List.of(Charset.forName("GB18030")));

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<Charset> tried;

    SheetCharset(List<Charset> tried) {
        this.tried = tried;
    }

    /**
     * The text, without byte order mark.
     *
     * @throws io.wardline.platform.web.Malformed when no character set fits
     */
    String decode(byte[] content) {
        for (var charset : tried) {
            try {
                var text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content))
                        .toString();
                return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
            } catch (CharacterCodingException _) {
                // The next one may fit.
            }
        }
        throw SheetReader.malformed("sheet_charset", Map.of("tried", tried.toString()));
    }
}
