package io.wardline.sim.link;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Frame;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Topic;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A gateway for laboratories: enough of MQTT 5 and 3.1.1 to take journals into memory, answer births and break links. It shares
/// no code with the product.
public final class FakeGateway implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, NavigableMap<JournalKey, String>> inbox = new ConcurrentHashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger published = new AtomicInteger();
    private final List<String> forks = new CopyOnWriteArrayList<>();
    private final List<String> other = new CopyOnWriteArrayList<>();
    /// Every so many journal messages the link is cut before their acknowledgement; 0 for never.
    private volatile int cutEvery;

    public FakeGateway() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public FakeGateway cuttingEvery(int messages) {
        cutEvery = messages;
        return this;
    }

    /// The journal of a device as it stands on disk here.
    public NavigableMap<JournalKey, String> journal(DeviceId did) {
        return inbox.computeIfAbsent(did.value(), _ -> new ConcurrentSkipListMap<>());
    }

    public int connections() {
        return connections.get();
    }

    /// Keys that came with another content than before.
    public List<String> forks() {
        return forks;
    }

    /// Topics of whatever was no journal.
    public List<String> other() {
        return other;
    }

    public void command(DeviceId did, byte[] message) throws IOException {
        Session session = sessions.get(did.value());
        if (session != null) {
            session.say(new Topic.Command(did).text(), message);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Session session : sessions.values()) {
            session.socket.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Session session = new Session(server.accept());
                connections.incrementAndGet();
                Thread.ofVirtual().start(session::run);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private final class Session {
        private final Socket socket;
        private final DataInputStream in;
        private final OutputStream out;
        private boolean five;

        Session(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            this.out = socket.getOutputStream();
        }

        void run() {
            try (socket) {
                while (true) {
                    int head = in.readUnsignedByte();
                    byte[] packet = in.readNBytes(length());
                    if (!handle(head, packet)) {
                        return;
                    }
                }
            } catch (IOException gone) {
                // The device, or the test, hung up.
            }
        }

        private int length() throws IOException {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                int next = in.readUnsignedByte();
                value |= (next & 127) << shift;
                if (next < 128) {
                    return value;
                }
            }
        }

        private boolean handle(int head, byte[] packet) throws IOException {
            switch (head >> 4) {
                case 1 -> {
                    five = packet[6] == 5;
                    int at = 10 + (five ? 1 + packet[10] : 0);
                    sessions.put(text(packet, at), this);
                    send(0x20, five ? new byte[] {0, 0, 3, 0x21, 0, 16} : new byte[] {0, 0});
                }
                case 3 -> {
                    return published(head, packet);
                }
                case 8 -> send(0x90, five
                        ? new byte[] {packet[0], packet[1], 0, 1, 1, 1}
                        : new byte[] {packet[0], packet[1], 1, 1, 1});
                case 12 -> send(0xD0, new byte[0]);
                case 14 -> {
                    return false;
                }
                default -> {}
            }
            return true;
        }

        private boolean published(int head, byte[] packet) throws IOException {
            String name = text(packet, 0);
            int at = 2 + name.length();
            boolean assured = (head & 6) != 0;
            byte[] id = assured ? new byte[] {packet[at], packet[at + 1]} : new byte[0];
            at += id.length;
            at += five ? 1 + packet[at] : 0;
            byte[] message = java.util.Arrays.copyOfRange(packet, at, packet.length);
            Topic topic = Topic.parse(name).orElseThrow();
            boolean acknowledges = switch (topic) {
                case Topic.Event(DeviceId did, JournalKey key) -> store(did, key, message);
                case Topic.Snapshot(DeviceId did, JournalKey key) -> store(did, key, message);
                default -> {
                    other.add(name);
                    yield true;
                }
            };
            if (!acknowledges) {
                return false;
            }
            if (assured) {
                send(0x40, id);
            }
            if (topic instanceof Topic.Birth(DeviceId did)) {
                long epoch = journal(did).isEmpty() ? 1 : journal(did).lastKey().epoch();
                say(new Topic.Ack(did).text(), new Ack(epoch, 0, List.of(), List.of(), Instant.EPOCH, 0).message());
            }
            return true;
        }

        private boolean store(DeviceId did, JournalKey first, byte[] message) {
            JournalKey key = first;
            if (!(Frame.lines(message) instanceof Decoded.Ok<List<byte[]>>(var lines))) {
                throw new IllegalStateException("the device sent no frame");
            }
            for (byte[] line : lines) {
                String text = new String(line, StandardCharsets.UTF_8);
                String before = journal(did).putIfAbsent(key, text);
                if (before != null && !before.equals(text)) {
                    forks.add(did + " " + key);
                }
                key = key.next();
            }
            return cutEvery == 0 || published.incrementAndGet() % cutEvery != 0;
        }

        private static String text(byte[] packet, int at) {
            int length = (packet[at] & 255) << 8 | packet[at + 1] & 255;
            return new String(packet, at + 2, length, StandardCharsets.UTF_8);
        }

        void say(String topic, byte[] message) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] name = topic.getBytes(StandardCharsets.UTF_8);
            body.write(name.length >> 8);
            body.write(name.length);
            body.writeBytes(name);
            if (five) {
                body.write(0);
            }
            body.writeBytes(message);
            send(0x30, body.toByteArray());
        }

        synchronized void send(int head, byte[] body) throws IOException {
            ByteArrayOutputStream packet = new ByteArrayOutputStream(body.length + 5);
            packet.write(head);
            int rest = body.length;
            do {
                packet.write(rest > 127 ? rest & 127 | 128 : rest);
                rest >>= 7;
            } while (rest > 0);
            packet.writeBytes(body);
            out.write(packet.toByteArray());
            out.flush();
        }
    }
}
