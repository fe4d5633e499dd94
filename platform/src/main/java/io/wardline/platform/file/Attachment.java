package io.wardline.platform.file;

import java.time.Instant;

/**
 * A file that is kept, as it is shown.
 *
 * @param institution code of the one it belongs to
 * @param mediaType by its bytes
 * @param bytes its length
 * @param sha256 of its bytes, lower-case hex
 * @param account who uploaded it
 */
public record Attachment(
        long id, String institution, String name, String mediaType, int bytes, String sha256, String account, Instant at) {}
