package io.wardline.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy between a device and a gateway that misbehaves on demand: it swallows what the gateway says, cuts a link
 * after so many bytes, or ends all links at once. A device cannot tell it from a bad network.
 */
final class FaultProxy implements AutoCloseable {
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean swallow;
    private volatile long cutUpAfter = Long.MAX_VALUE;
    private final AtomicLong swallowed = new AtomicLong();

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
                if (left <= 0) {
                    return;
                }
            }
        } catch (IOException ended) {
            // Either side has gone.
        }
    }

    private void down(Socket from, Socket to) {
        var buffer = new byte[4_096];
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (swallow) {
                    swallowed.addAndGet(n);
                } else {
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException ended) {
            // Either side has gone.
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
        try {
            door.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
        cut();
    }
}
