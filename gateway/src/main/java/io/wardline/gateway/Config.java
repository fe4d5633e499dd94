package io.wardline.gateway;

import io.wardline.gateway.db.DatabaseConfig;
import io.wardline.gateway.mqtt.Limits;
import io.wardline.gateway.mqtt.Tls;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Everything that a gateway is told.
///
/// @param node     name of this gateway, unique among the running ones, 1 to 64 characters
/// @param tls      the listener for devices, or null where only the plain one is wanted
/// @param plain    the plain listener on 127.0.0.1, or null
/// @param health   where `/health/live` and `/health/ready` answer, or null
public record Config(
        String node,
        DatabaseConfig database,
        @Nullable TlsListener tls,
        @Nullable PlainListener plain,
        @Nullable HealthListener health,
        Limits limits) {
    /// MQTT over TLS 1.3 or 1.2 with client certificates.
    ///
    /// @param port 1 to 65,535, or 0 for any free one
    public record TlsListener(String host, int port, Tls keys) {
        public TlsListener {
            inRange("mqtt.port", port);
        }
    }

    /// Plain MQTT, bound to 127.0.0.1 and to nothing else.
    ///
    /// @param port 1 to 65,535, or 0 for any free one
    public record PlainListener(int port) {
        public PlainListener {
            inRange("plain.port", port);
        }
    }

    /// @param port 1 to 65,535, or 0 for any free one
    public record HealthListener(String host, int port) {
        public HealthListener {
            inRange("health.port", port);
        }
    }

    /// @throws IllegalArgumentException naming the value that is outside its range
    public Config {
        if (node.isBlank() || node.length() > 64) {
            throw new IllegalArgumentException("node is '" + node + "', 1 to 64 characters are allowed");
        }
        if (tls == null && plain == null) {
            throw new IllegalArgumentException("neither mqtt.port nor plain.port is set, so nobody could connect");
        }
    }

    private static void inRange(String key, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(key + " is " + port + ", 0 to 65535 is allowed");
        }
    }

    /// Reads a configuration file of `key = value` lines; relative paths start at its folder.
    ///
    /// @throws ConfigFile.Refused naming the line's key, and the nearest known one where it is unknown
    public static Config read(Path file) {
        return ConfigFile.read(file);
    }
}
