package io.wardline.gateway.link;

/// Why a gateway ends a link, with the MQTT 5 reason code of its DISCONNECT. MQTT 3.1.1 has none: there the socket closes.
public enum Closing {
    /// A newer connection of the same device won the draw.
    TAKEN_OVER(0x8E),
    /// Two histories under one identity; CONNECT is refused until an operator decides.
    FORKED(0x98),
    /// The device was disabled or its certificate revoked.
    REVOKED(0x87),
    /// A commit failed for ten seconds, or nobody knows its outcome: the device publishes again after reconnecting.
    UNACKNOWLEDGED(0x97),
    /// The device published faster than its limit for longer than half its keep-alive.
    TOO_FAST(0x96),
    /// A packet above 256 KiB.
    TOO_LARGE(0x95),
    /// Bytes that are no MQTT.
    MALFORMED(0x81),
    /// MQTT, but not in this order.
    PROTOCOL(0x82),
    /// More than sixteen messages in flight.
    RECEIVE_MAXIMUM(0x93),
    /// A topic alias, although none is allowed.
    TOPIC_ALIAS(0x94),
    /// A retained message, although none is kept.
    RETAIN(0x9A),
    /// QoS 2.
    QOS(0x9B),
    /// Nothing was heard for one and a half keep-alives.
    SILENT(0x8D),
    /// The gateway stops.
    STOPPING(0x8B);

    private final int code;

    Closing(int code) {
        this.code = code;
    }

    /// The reason code, 0x80 to 0xFF.
    public int code() {
        return code;
    }
}
