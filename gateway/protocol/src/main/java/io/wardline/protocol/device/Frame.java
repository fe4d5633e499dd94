package io.wardline.protocol.device;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// A message of the journal: consecutive lines, LF between, no LF at the end. The hash of an entry covers its line without LF.
public final class Frame {
    /// Entries in one message, at most.
    public static final int MAX_ENTRIES = 64;
    /// A whole MQTT packet, at most (announced as Maximum Packet Size).
    public static final int MAX_PACKET_BYTES = 256 * 1024;
    /// Messages in flight on one link, at most (announced as Receive Maximum).
    public static final int RECEIVE_MAXIMUM = 16;
    /// Window slots that a backlog may use; the rest is kept for live alarms.
    public static final int BACKLOG_WINDOW = 12;

    private Frame() {}

    /// The lines of a message, or why it is none: `frame.empty`, `frame.tooMany`, `frame.emptyLine`.
    public static Decoded<List<byte[]>> lines(byte[] message) {
        if (message.length == 0) {
            return bad("frame.empty", "the message holds no entry");
        }
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= message.length; i++) {
            if (i == message.length || message[i] == '\n') {
                if (i == from) {
                    return bad("frame.emptyLine", "line " + (lines.size() + 1) + " of the message is empty");
                }
                if (lines.size() == MAX_ENTRIES) {
                    return bad("frame.tooMany", "the message holds more than " + MAX_ENTRIES + " entries");
                }
                byte[] line = new byte[i - from];
                System.arraycopy(message, from, line, 0, line.length);
                lines.add(line);
                from = i + 1;
            }
        }
        return new Decoded.Ok<>(List.copyOf(lines));
    }

    /// The message that carries these lines.
    public static byte[] join(List<byte[]> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 * lines.size());
        for (byte[] line : lines) {
            if (out.size() > 0) {
                out.write('\n');
            }
            out.writeBytes(line);
        }
        return out.toByteArray();
    }

    private static Decoded<List<byte[]>> bad(String code, String message) {
        return new Decoded.Bad<>(new Malformed(code, "", message));
    }
}
