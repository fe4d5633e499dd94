package io.wardline.platform.db;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done round after round on a thread of its own until it is closed. A round that fails is told of and ends
 * nothing: the next one comes after the full pause, whoever rings.
 */
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition called = lock.newCondition();
    private final Thread thread;
    private boolean rung;
    private boolean closed;

    private Rounds(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::work);
    }

    /**
     * Starts; the first round comes after the first pause.
     *
     * @param name of the thread, and in the log
     * @param pause from the end of a round to the beginning of the next
     * @param round may block
     */
    public static Rounds start(String name, Duration pause, Runnable round) {
        var rounds = new Rounds(name, pause, round);
        rounds.thread.start();
        return rounds;
    }

    /** There is something to do: the next round begins at once. One that is under way is followed by another. */
    public void ring() {
        lock.lock();
        try {
            rung = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            var failed = false;
            while (rests(failed)) {
                failed = !attempt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            round.run();
            return true;
        } catch (DatabaseFault | Overload e) {
            LOG.warn("{} waits for the database: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} met a bug and goes on", name, e);
        }
        return false;
    }

    /** Waits for the next round; false when there is none. */
    private boolean rests(boolean failed) throws InterruptedException {
        lock.lock();
        try {
            var left = pause.toNanos();
            while (!closed && (failed || !rung) && left > 0) {
                left = called.awaitNanos(left);
            }
            rung = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Begins no further round, and waits for the end of the one that is under way. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            called.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
