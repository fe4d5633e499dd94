package io.wardline.standalone;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/**
 * Waits for Ctrl-C or a polite kill, so that everything can be closed in order on the main thread. (Shutdown hooks would run all
 * at once: the database would be gone before what writes to it.)
 */
final class Ending {
    private final CountDownLatch asked = new CountDownLatch(1);

    Ending() {
        for (var name : new String[] {"INT", "TERM", "HUP"}) {
            Signal.handle(new Signal(name), _ -> asked.countDown());
        }
    }

    /** Returns once somebody has asked for the end. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody has asked already; a second Ctrl-C is not needed. */
    boolean asked() {
        return asked.getCount() == 0;
    }
}
