package io.wardline.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy that misbehaves on demand, between a device and a gateway or between a gateway and its database: it swallows
 * or holds back what the far side says, cuts a link after so many bytes or at a word, or ends all links at once. Nobody can
 * tell it from a bad network.
 */
final class FaultProxy implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean swallow;
    private volatile long cutUpAfter = Long.MAX_VALUE;
    private volatile String cutUpAt = "";
    private volatile CountDownLatch held = new CountDownLatch(0);
    private final AtomicLong swallowed = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();

    FaultProxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** New links go to another gateway from now on. */
    void lead(int port) {
        target = port;
    }

    /** From now on nothing that the gateway says arrives: a PUBACK is swallowed. */
    void swallow(boolean on) {
        swallow = on;
    }

    /** Bytes that were swallowed so far. */
    long swallowed() {
        return swallowed.get();
    }

    /** Each new link breaks after so many bytes from the device. */
    void cutUpAfter(long bytes) {
        cutUpAfter = bytes;
    }

    /** A link breaks as soon as its near side says this word; the empty word breaks none. */
    void cutUpAt(String word) {
        cutUpAt = word;
    }

    /** From now on what the far side says waits here, as when it is frozen, until {@link #release}. */
    void hold() {
        held = new CountDownLatch(1);
    }

    void release() {
        held.countDown();
    }

    /** Links of which neither side has hung up. */
    long open() {
        return sockets.stream().filter(socket -> !socket.isClosed()).count() / 2;
    }

    /** Links that broke after so many bytes or at a word. */
    long broken() {
        return broken.get();
    }

    /** Ends all links, without a word. */
    void cut() {
        sockets.forEach(FaultProxy::end);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var device = door.accept();
                var gateway = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(device);
                sockets.add(gateway);
                Thread.ofVirtual().start(() -> up(device, gateway, cutUpAfter));
                Thread.ofVirtual().start(() -> down(gateway, device));
            } catch (IOException closed) {
                // The door is closed, or the gateway is down: the device tries again.
            }
        }
    }

    private void up(Socket from, Socket to, long limit) {
        var buffer = new byte[4_096];
        var left = limit;
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, (int) Math.min(n, left));
                left -= n;
                if (left <= 0 || said(buffer, n, cutUpAt)) {
                    broken.incrementAndGet();
                    return;
                }
            }
        } catch (IOException ended) {
            // Either side has gone.
        }
    }

    private static boolean said(byte[] buffer, int length, String word) {
        return !word.isEmpty() && new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(word);
    }

    private void down(Socket from, Socket to) {
        var buffer = new byte[4_096];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                held.await();
                if (swallow) {
                    swallowed.addAndGet(n);
                } else {
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException ended) {
            // Either side has gone.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // It is closed, which is what was wanted.
        }
    }

    @Override
    public void close() {
        release();
        try {
            door.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
        cut();
    }
}
