package io.wardline.platform.file;

import io.wardline.platform.file.sheet.SheetReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that may be attached, each known by its own bytes. */
enum MediaKind {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt");

    private static final byte[] PDF_HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] JPEG_HEAD = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private final String mediaType;
    private final List<String> endings;

    MediaKind(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    String mediaType() {
        return mediaType;
    }

    /** The kind that a sender claims by media type. */
    static Optional<MediaKind> ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(kind -> kind.mediaType.equals(mediaType)).findFirst();
    }

    /** The kind that a name claims by its ending. */
    static Optional<MediaKind> ofName(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> kind.endings.contains(ending)).findFirst();
    }

    /** Whether the bytes are what this kind's bytes are. */
    boolean fits(byte[] content) {
        return switch (this) {
            case PDF -> begins(content, PDF_HEAD);
            case PNG -> begins(content, PNG_HEAD);
            case JPEG -> begins(content, JPEG_HEAD);
            case XLSX -> SheetReader.isWorkbook(content);
            case CSV, TEXT -> isText(content);
        };
    }

    private static boolean begins(byte[] content, byte[] head) {
        return content.length >= head.length && Arrays.mismatch(content, 0, head.length, head, 0, head.length) < 0;
    }

    /** Text in UTF-8 or GB18030, without control characters but tab and line ends, and not the head of another kind. */
    private static boolean isText(byte[] content) {
        if (begins(content, PDF_HEAD)) {
            return false;
        }
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(content));
                return text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
            } catch (CharacterCodingException _) {
                // The other one may fit.
            }
        }
        return false;
    }
}
