package io.wardline.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A socket that says any bytes at all, well-formed MQTT or not. */
final class RawMqtt implements AutoCloseable {
    private static final int PATIENCE_MS = 15_000;

    private final Socket socket;
    private final InputStream in;

    RawMqtt(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MS);
            in = socket.getInputStream();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** A packet as it came: the first byte and what follows the length. */
    record Packet(int type, byte[] body) {}

    RawMqtt send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** CONNECT of the given version (4 or 5) with no keep-alive. */
    static byte[] connect(int version, String clientId, int flags) {
        var body = new ByteArrayOutputStream();
        text(body, "MQTT".getBytes(StandardCharsets.US_ASCII));
        body.write(version);
        body.write(flags);
        body.write(0);
        body.write(30);
        if (version == 5) {
            body.write(0);
        }
        text(body, clientId.getBytes(StandardCharsets.UTF_8));
        if ((flags & 4) != 0) {
            if (version == 5) {
                body.write(0);
            }
            text(body, "will".getBytes(StandardCharsets.US_ASCII));
            text(body, new byte[] {1});
        }
        return packet(0x10, body.toByteArray());
    }

    /** PUBLISH with the given flags (QoS 1 is 2, retain 1). */
    static byte[] publish(int version, int flags, byte[] topic, int id, byte[] payload) {
        var body = new ByteArrayOutputStream();
        text(body, topic);
        if ((flags & 6) != 0) {
            body.write(id >> 8);
            body.write(id);
        }
        if (version == 5) {
            body.write(0);
        }
        body.writeBytes(payload);
        return packet(0x30 | flags, body.toByteArray());
    }

    static byte[] packet(int type, byte[] body) {
        var out = new ByteArrayOutputStream();
        out.write(type);
        var length = body.length;
        do {
            var digit = length % 128;
            length /= 128;
            out.write(length > 0 ? digit | 0x80 : digit);
        } while (length > 0);
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, byte[] text) {
        out.write(text.length >> 8);
        out.write(text.length);
        out.writeBytes(text);
    }

    /** The next packet; type -1 where the gateway closed. */
    Packet read() {
        try {
            var type = in.read();
            if (type < 0) {
                return new Packet(-1, new byte[0]);
            }
            var length = 0;
            for (var shift = 0; ; shift += 7) {
                var digit = in.read();
                length |= (digit & 127) << shift;
                if ((digit & 128) == 0) {
                    return new Packet(type, in.readNBytes(length));
                }
            }
        } catch (SocketException reset) {
            return new Packet(-1, new byte[0]);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads on until a packet of this type or the end. */
    Packet read(int type) {
        var packet = read();
        while (packet.type() != type && packet.type() >= 0) {
            packet = read();
        }
        return packet;
    }

    /** Whether the gateway closes, whatever it says before. */
    boolean closes() {
        return read(-1).type() == -1;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
