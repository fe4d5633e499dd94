package io.wardline.platform.web;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Work that keeps a processor busy for many milliseconds, such as a password's hash, on plain threads of its own, so
 * that other requests go on meanwhile.
 */
public final class HeavyWork {
    private final WorkerExecutor workers;
    private final Semaphore places;

    /** Starts the threads for passwords. */
    public HeavyWork(Vertx vertx, int threads, int mostWaiting) {
        this(vertx, "wardline-heavy", threads, mostWaiting);
    }

    /**
     * Starts the threads.
     *
     * @param name of the threads; the same name means the same threads
     * @param threads at once at work, at least 1
     * @param mostWaiting beyond this many, waiting ones included, {@link Busy} is thrown
     */
    public HeavyWork(Vertx vertx, String name, int threads, int mostWaiting) {
        this.workers = vertx.createSharedWorkerExecutor(name, threads);
        this.places = new Semaphore(mostWaiting);
    }

    /**
     * Runs a piece of work and waits for it.
     *
     * @throws Busy when too much work is waiting already
     */
    public <T> T run(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new Busy("heavy work");
        }
        try {
            return workers.executeBlocking(work::get, false).await();
        } finally {
            places.release();
        }
    }

    /** Ends the threads. */
    public void stop() {
        workers.close().await();
    }
}
