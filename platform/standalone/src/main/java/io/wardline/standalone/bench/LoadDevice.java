package io.wardline.standalone.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.LongConsumer;

/** One connection that publishes the journal of one device. Works on the load's one thread. */
final class LoadDevice implements AutoCloseable {
    /** More than a device may have in flight, and a power of two. */
    private static final int RING = 64;
    private static final int LAST_PACKET = 65_535;

    private final SocketChannel channel;
    private final byte[] topic;
    private final byte[] frame = new byte[Frames.MOST_PUBLISH_BYTES];
    private final ByteBuffer in = ByteBuffer.allocateDirect(16 << 10);
    private final ByteBuffer out = ByteBuffer.allocateDirect(RING * Frames.MOST_PUBLISH_BYTES);
    private final long[] sentAt = new long[RING];
    private long seq;
    private long acknowledged;

    private LoadDevice(SocketChannel channel, String did) {
        this.channel = channel;
        this.topic = Lines.ascii("wl/1/" + did + "/event/1/");
    }

    /** Connects and begins; {@code born} where the server follows the device protocol. */
    static LoadDevice open(Selector selector, int port, String did, boolean born) throws IOException {
        var channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Socket socket = channel.socket();
        Frames.begin(did, born, socket.getInputStream(), socket.getOutputStream());
        channel.configureBlocking(false);
        var device = new LoadDevice(channel, did);
        channel.register(selector, SelectionKey.OP_READ, device);
        return device;
    }

    /** Puts the next entry into the buffer. */
    void publish(long now) {
        sentAt[(int) (seq & (RING - 1))] = now;
        seq++;
        out.put(frame, 0, Frames.entry(frame, topic, packet(seq), seq));
    }

    private static int packet(long seq) {
        return (int) ((seq - 1) % LAST_PACKET) + 1;
    }

    /** Writes what is buffered. */
    void flush() throws IOException {
        out.flip();
        while (out.hasRemaining()) {
            // A window fits into the socket's own buffer, so this does not go round.
            channel.write(out);
        }
        out.clear();
    }

    int inFlight() {
        return (int) (seq - acknowledged);
    }

    /**
     * Reads what has come.
     *
     * @param sent hears for each acknowledged entry when it was published
     */
    void read(LongConsumer sent) throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the server closed a link of the load");
        }
        in.flip();
        while (in.remaining() >= 2) {
            var start = in.position();
            var type = (in.get(start) & 0xff) >> 4;
            var length = in.get(start + 1) & 0x7f;
            var header = 2;
            if (in.get(start + 1) < 0) {
                if (in.remaining() < 3) {
                    break;
                }
                length |= in.get(start + 2) << 7;
                header = 3;
            }
            if (in.remaining() < header + length) {
                break;
            }
            if (type == Frames.PUBACK) {
                acknowledged(in.getShort(start + header) & 0xffff, sent);
            } else if (type != Frames.PUBLISH) {
                throw new IOException("packet type " + type + " was not expected");
            }
            in.position(start + header + length);
        }
        in.compact();
    }

    private void acknowledged(int packet, LongConsumer sent) throws IOException {
        acknowledged++;
        if (packet != packet(acknowledged)) {
            throw new IOException("PUBACK " + packet + " where " + packet(acknowledged) + " is due: the order is broken");
        }
        sent.accept(sentAt[(int) ((acknowledged - 1) & (RING - 1))]);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
