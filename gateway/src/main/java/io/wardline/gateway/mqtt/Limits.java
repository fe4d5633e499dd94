package io.wardline.gateway.mqtt;

import java.time.Duration;

/// How much one gateway takes. Overload is met by not reading, then by refusing CONNECT; never by acknowledging and dropping.
///
/// @param connections       links at once, 1 to 200,000; one more is refused with 0x97
/// @param connectsPerSecond CONNECTs that reach the database, 1 to 100,000; more are refused with 0x9F
/// @param messagesPerSecond of one device, 1 to 100,000; more are not read until the next half second
/// @param bytesInFlight     messages of all devices that are not on disk yet, 1 MiB to 1 GiB; beyond it nothing is read
/// @param keepAliveSeconds  announced as Server Keep Alive and the most that is granted, 2 to 1,200
public record Limits(
        int connections, int connectsPerSecond, int messagesPerSecond, long bytesInFlight, int keepAliveSeconds) {
    /// A CONNECT must be complete within this time after the socket opened (and TLS within the same time before it).
    static final Duration CONNECT = Duration.ofSeconds(5);
    /// A link without a PUBACK due for so long is closed.
    static final Duration UNACKNOWLEDGED = Duration.ofSeconds(10);
    /// A hole in the journal is asked for the second time on a link after this time.
    static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    /// What suits a county on one machine.
    public static final Limits DEFAULT = new Limits(10_000, 500, 1_000, 64L << 20, 60);

    /// @throws IllegalArgumentException naming the value that is outside its range
    public Limits {
        range("limits.connections", connections, 1, 200_000);
        range("limits.connectsPerSecond", connectsPerSecond, 1, 100_000);
        range("limits.messagesPerSecond", messagesPerSecond, 1, 100_000);
        range("limits.bytesInFlight", bytesInFlight, 1L << 20, 1L << 30);
        range("limits.keepAliveSeconds", keepAliveSeconds, 2, 1_200);
    }

    private static void range(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", " + least + " to " + most + " is allowed");
        }
    }

    /// The keep-alive of a link: the client's own where it is shorter, else the announced one.
    int keepAlive(int asked) {
        return asked < 1 ? keepAliveSeconds : Math.min(asked, keepAliveSeconds);
    }
}
