package io.wardline.platform.keeping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A restore in the county's past. What was written between its moment and the restore itself is not in the book.
 *
 * @param copy the backup's name
 * @param copyFinishedAt when that backup was finished
 * @param until the moment that was asked for; null for everything that the archive had
 * @param lastTransactionAt when the newest restored transaction was committed; null where the copy itself was the newest
 * @param by the operating system's name of whoever restored
 */
public record PastRestore(
        String copy, Instant copyFinishedAt, @Nullable Instant until, @Nullable Instant lastTransactionAt, String by) {}
