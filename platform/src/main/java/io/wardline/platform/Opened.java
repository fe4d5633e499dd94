package io.wardline.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened so far, to be closed in reverse order, each whatever became of the others. */
final class Opened {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T thing) {
        opened.push(thing);
        return thing;
    }

    void add(AutoCloseable closing) {
        opened.push(closing);
    }

    /** A second call finds nothing left to close. */
    synchronized void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                LOG.warn("closing goes on after a failure", e);
            }
        }
    }
}
