package io.wardline.protocol.device;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// What the gateway needs to know of an entry: its key, its clock, its type. The body is walked for well-formed JSON only;
/// what it means is the platform's business.
///
/// @param boot  starts of the device so far, 0 to 2^53 - 1
/// @param mono  milliseconds since that start, 0 to 2^53 - 1
/// @param ts    the device's wall clock as it stood in the entry; never decides anything
/// @param type  a known event type
public record Envelope(JournalKey key, long boot, long mono, String ts, String type) {
    /// Reads one journal line. Refusals: `json.*`, `version.unsupported`, `field.missing`, `field.type`, `field.range`, `type.unknown`.
    public static Decoded<Envelope> read(byte[] line) {
        try (JsonParser parser = Json.FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return bad("json.object", "", "the entry is not a JSON object");
            }
            Reading reading = new Reading();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                reading.field(parser);
            }
            if (parser.nextToken() != null) {
                return bad("json.trailing", "", "something follows the entry's object");
            }
            return reading.result();
        } catch (IOException unreadable) {
            return bad("json.syntax", "", Json.words(unreadable));
        }
    }

    private static <T> Decoded<T> bad(String code, String field, String message) {
        return new Decoded.Bad<>(new Malformed(code, field, message));
    }

    /// The fields seen so far; -1 and the empty text stand for "not seen or not usable".
    private static final class Reading {
        private long version = -1;
        private long epoch = -1;
        private long boot = -1;
        private long seq = -1;
        private long mono = -1;
        private String ts = "";
        private String type = "";
        private boolean body;

        void field(JsonParser parser) throws IOException {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "v" -> version = whole(parser, token);
                case "epoch" -> epoch = whole(parser, token);
                case "boot" -> boot = whole(parser, token);
                case "seq" -> seq = whole(parser, token);
                case "mono" -> mono = whole(parser, token);
                case "ts" -> ts = text(parser, token);
                case "type" -> type = text(parser, token);
                case "body" -> {
                    body = token == JsonToken.START_OBJECT;
                    parser.skipChildren();
                }
                case String _ -> parser.skipChildren();
            }
        }

        Decoded<Envelope> result() {
            if (version != 1) {
                return bad("version.unsupported", "v", "the entry's version is not 1");
            }
            if (epoch < 1 || seq < 1) {
                return bad("field.range", epoch < 1 ? "epoch" : "seq", "the key is missing or outside 1 to 2^53 - 1");
            }
            if (boot < 0 || mono < 0) {
                return bad("field.range", boot < 0 ? "boot" : "mono", "boot or mono is missing or outside 0 to 2^53 - 1");
            }
            if (ts.isEmpty() || ts.length() > 40) {
                return bad("field.missing", "ts", "the device's time is missing or longer than 40 characters");
            }
            if (!EventCodec.known(type)) {
                return bad("type.unknown", "type", "no event has this type");
            }
            if (!body) {
                return bad("field.missing", "body", "the body is missing or not an object");
            }
            return new Decoded.Ok<>(new Envelope(new JournalKey(epoch, seq), boot, mono, ts, type));
        }

        private static long whole(JsonParser parser, JsonToken token) throws IOException {
            if (token != JsonToken.VALUE_NUMBER_INT || parser.getTextLength() > 16) {
                parser.skipChildren();
                return -1;
            }
            long value = parser.getLongValue();
            return value <= JournalKey.MAX ? value : -1;
        }

        private static String text(JsonParser parser, JsonToken token) throws IOException {
            if (token != JsonToken.VALUE_STRING) {
                parser.skipChildren();
                return "";
            }
            return parser.getText();
        }
    }
}
