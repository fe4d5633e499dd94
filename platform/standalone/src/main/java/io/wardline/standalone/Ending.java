package io.wardline.standalone;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Waits for Ctrl-C or a polite kill, so that everything can be closed in order on the main thread. (Shutdown hooks would run all
 * at once: the database would be gone before what writes to it.) Whoever asks a second time does not wait for a start or a close
 * that hangs: the process ends there and then, and its database is mended at the next start, as after a power cut.
 */
final class Ending {
    /** What a shell says of a process that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private final CountDownLatch asked = new CountDownLatch(1);

    Ending() {
        for (var name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), _ -> ask());
        }
    }

    private void ask() {
        if (asked.getCount() == 0) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        asked.countDown();
    }

    /** Returns once somebody has asked for the end. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
