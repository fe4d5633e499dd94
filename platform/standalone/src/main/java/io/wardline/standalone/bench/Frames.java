package io.wardline.standalone.bench;

import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Topic;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** MQTT 3.1.1 as a device speaks it, byte for byte: as little client as possible, so that the load costs little. */
final class Frames {
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBACK = 9;
    static final int MOST_PUBLISH_BYTES = 512;
    private static final byte[] PROTOCOL = {0, 4, 'M', 'Q', 'T', 'T', 4};
    private static final byte CLEAN_SESSION = 2;
    private static final int PUBLISH_QOS_1 = 0x32;

    private Frames() {}

    /** CONNECT without a keep-alive of the client's own. */
    static byte[] connect(String did) {
        return frame(0x10, out -> {
            out.write(PROTOCOL);
            out.writeByte(CLEAN_SESSION);
            out.writeShort(0);
            out.writeUTF(did);
        });
    }

    /** SUBSCRIBE to the acknowledgements, as every device does, at most once. */
    static byte[] subscribe(String did) {
        return frame(0x82, out -> {
            out.writeShort(1);
            out.writeUTF(new Topic.Ack(new DeviceId(did)).text());
            out.writeByte(0);
        });
    }

    /** The birth of a device with a fresh journal of epoch 1. */
    static byte[] birth(String did) {
        var birth = new Birth(
                1L, 1, 1, "1.0", "bench", List.of(), 0, 0, null, null, 0, null,
                new Birth.Clock(Instant.parse("2026-11-22T08:00:00Z"), 1_000, true));
        return publish(new Topic.Birth(new DeviceId(did)).text(), 1, birth.message());
    }

    /** PUBLISH at QoS 1. */
    static byte[] publish(String topic, int packet, byte[] payload) {
        return frame(PUBLISH_QOS_1, out -> {
            out.writeUTF(topic);
            out.writeShort(packet);
            out.write(payload);
        });
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] frame(int type, Body body) {
        try {
            var content = new ByteArrayOutputStream();
            body.write(new DataOutputStream(content));
            var whole = new ByteArrayOutputStream();
            whole.write(type);
            var rest = content.size();
            do {
                whole.write(rest > 127 ? rest % 128 + 128 : rest);
                rest /= 128;
            } while (rest > 0);
            content.writeTo(whole);
            return whole.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** Writes the PUBLISH of one line of the journal in place; at most {@link #MOST_PUBLISH_BYTES}. */
    static int entry(byte[] into, byte[] topic, int packet, long seq) {
        var topicBytes = topic.length + Lines.length(seq);
        var rest = 2 + topicBytes + 2 + Lines.BYTES;
        into[0] = PUBLISH_QOS_1;
        into[1] = (byte) (rest % 128 + 128);
        into[2] = (byte) (rest / 128);
        into[3] = 0;
        into[4] = (byte) topicBytes;
        var at = Lines.digits(into, Lines.put(into, 5, topic), seq);
        into[at] = (byte) (packet >> 8);
        into[at + 1] = (byte) packet;
        return Lines.write(into, at + 2, seq);
    }

    /** Says hello in the order of the device protocol and returns once the birth is acknowledged. */
    static void begin(String did, boolean born, InputStream in, OutputStream out) throws IOException {
        out.write(connect(did));
        out.flush();
        await(in, CONNACK);
        if (born) {
            out.write(subscribe(did));
            out.flush();
            await(in, SUBACK);
            out.write(birth(did));
            out.flush();
            await(in, PUBACK);
        }
    }

    /** Reads packets until one of the type comes; others are passed over. */
    static void await(InputStream in, int type) throws IOException {
        for (var found = -1; found != type; ) {
            found = in.read() >> 4;
            if (found < 0) {
                throw new EOFException("the server closed instead of sending packet type " + type);
            }
            var length = 0;
            for (int shift = 0, piece = 128; piece > 127; shift += 7) {
                piece = in.read();
                length |= (piece & 127) << shift;
            }
            var body = in.readNBytes(length);
            if (found == CONNACK && body[1] != 0) {
                throw new IOException("CONNECT is refused with code " + body[1]);
            }
        }
    }
}
