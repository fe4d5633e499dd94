package io.wardline.standalone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;

/**
 * Waits for Ctrl-C or a polite kill, so that everything can be closed in order on the main thread. (Shutdown hooks would run all
 * at once: the database would be gone before what writes to it.) Whoever asks a second time does not wait for a start or a close
 * that hangs: the process ends there and then, and its database is mended at the next start, as after a power cut.
 */
final class Ending {
    /** What a shell says of a process that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private final CompletableFuture<@Nullable Void> asked = new CompletableFuture<>();

    Ending() {
        for (var name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), _ -> ask());
        }
    }

    private void ask() {
        if (!asked.complete(null)) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    /** Completes once somebody has asked for the end; for whoever waits for something else as well. */
    CompletableFuture<@Nullable Void> asked() {
        return asked.copy();
    }

    /** Returns once somebody has asked for the end. */
    void await() {
        try {
            asked.get();
        } catch (InterruptedException | ExecutionException _) {
            Thread.currentThread().interrupt();
        }
    }
}
