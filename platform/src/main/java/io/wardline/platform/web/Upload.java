package io.wardline.platform.web;

import java.util.HexFormat;

/**
 * A file as it was sent.
 *
 * @param contentType as the sender calls it, without parameters, in lower case; empty where it says nothing
 * @param content the bytes; nobody changes them
 * @param sha256 of the content, in lower-case hex
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the hash stands for the bytes.
public record Upload(String contentType, byte[] content, String sha256) {
    /** No route takes more. */
    public static final int MOST_BYTES = 16 << 20;

    static Upload of(String contentType, byte[] content) {
        return new Upload(contentType, content, HexFormat.of().formatHex(Digests.sha256(content)));
    }
}
