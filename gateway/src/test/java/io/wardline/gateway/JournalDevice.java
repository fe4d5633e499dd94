package io.wardline.gateway;

import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;

/**
 * A device that keeps its word: a journal of entries, at most eight in flight, and after each broken link a new one on
 * which everything without a PUBACK is published again, byte for byte.
 */
final class JournalDevice implements AutoCloseable {
    private static final int WINDOW = 8;

    private final String did;
    private final int port;
    private final long entries;
    private final Thread thread;
    /** Sequence numbers whose PUBACK came. */
    final ConcurrentSkipListSet<Long> acknowledged = new ConcurrentSkipListSet<>();
    private volatile boolean stopped;

    JournalDevice(String did, int port, long entries) {
        this.did = did;
        this.port = port;
        this.entries = entries;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    boolean finished() {
        return acknowledged.size() == entries;
    }

    private long firstMissing() {
        for (var seq = 1L; seq <= entries; seq++) {
            if (!acknowledged.contains(seq)) {
                return seq;
            }
        }
        return entries + 1;
    }

    private void run() {
        while (!stopped && !finished()) {
            try (var link = new TestDevice(did, port)) {
                speak(link);
            } catch (RuntimeException broken) {
                // Not connected, not born, or a link that ended: the next one goes on where PUBACKs are missing.
                Thread.onSpinWait();
            }
        }
    }

    private void speak(TestDevice link) {
        link.connect();
        link.listen();
        var known = firstMissing() - 1;
        var acknowledgedEntry = known == 0 ? null : TestDevice.acknowledged(1, known, link.line(1, known));
        TestDevice.await(link.publish("wl/1/" + did + "/birth",
                link.birth(1L, entries, acknowledgedEntry, null).message()));
        var inFlight = new TreeMap<Long, CompletableFuture<Integer>>();
        for (var seq = firstMissing(); seq <= entries && !stopped; seq++) {
            inFlight.put(seq, link.event(1, seq));
            if (inFlight.size() >= WINDOW) {
                settle(inFlight);
            }
        }
        while (!inFlight.isEmpty()) {
            settle(inFlight);
        }
    }

    private void settle(TreeMap<Long, CompletableFuture<Integer>> inFlight) {
        var oldest = inFlight.pollFirstEntry();
        if (oldest.getValue().orTimeout(60, TimeUnit.SECONDS).join() == 0) {
            acknowledged.add(oldest.getKey());
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
