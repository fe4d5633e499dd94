package io.wardline.sql.backup;

import org.jspecify.annotations.Nullable;

/** A backup that cannot be taken or is refused; the message is one sentence for the person who asked for it. */
public final class BackupFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFault(String message) {
        super(message);
    }

    BackupFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
