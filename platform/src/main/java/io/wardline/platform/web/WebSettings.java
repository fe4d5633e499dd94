package io.wardline.platform.web;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the web server listens, and its limits.
 *
 * @param host an address of this machine
 * @param port 0 (any free one) to 65,535
 * @param certificate for HTTPS; null for plain HTTP, which is allowed on a loopback address only
 * @param instances verticles that share the port, 1 to 64
 * @param mostBodyBytes of a request, 1 KiB to 16 MiB; more is answered 413
 * @param mostRequests at once in work, 1 to 10,000; more are answered 503
 * @param mostConnections at once open, 1 to 100,000; more are closed
 * @param mostStreams of server-sent events at once, 1 to 10,000; more are answered 503
 * @param requestTimeout in which a request must have arrived whole, 1 s to 5 min
 */
public record WebSettings(
        String host,
        int port,
        @Nullable ServerCertificate certificate,
        int instances,
        int mostBodyBytes,
        int mostRequests,
        int mostConnections,
        int mostStreams,
        Duration requestTimeout) {

    public WebSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("the web server needs an address");
        }
        if (certificate == null && !isLoopback(host)) {
            throw new IllegalArgumentException("plain HTTP is for loopback addresses only, and " + host + " is none");
        }
        inRange("port", port, 0, 65_535);
        inRange("instances", instances, 1, 64);
        inRange("mostBodyBytes", mostBodyBytes, 1_024, 16 << 20);
        inRange("mostRequests", mostRequests, 1, 10_000);
        inRange("mostConnections", mostConnections, 1, 100_000);
        inRange("mostStreams", mostStreams, 1, 10_000);
        inRange("requestTimeout", requestTimeout.toSeconds(), 1, 300);
    }

    /**
     * What the server shows its clients.
     *
     * @param chainPem certificates, the server's own first
     * @param keyPem PKCS#8
     */
    public record ServerCertificate(String chainPem, String keyPem) {
        @Override
        public String toString() {
            return "ServerCertificate[key hidden]";
        }
    }

    /** Plain HTTP on loopback with the usual limits. */
    public static WebSettings loopback(int port) {
        return new WebSettings("127.0.0.1", port, null, 2, 1 << 20, 256, 2_000, 500, Duration.ofSeconds(20));
    }

    /** The certificate, where HTTPS is spoken. */
    public Optional<ServerCertificate> tls() {
        return Optional.ofNullable(certificate);
    }

    /** Whether an address reaches this machine only. Names other than localhost are taken for foreign. */
    public static boolean isLoopback(String host) {
        return "localhost".equals(host) || "::1".equals(host) || host.startsWith("127.");
    }

    private static void inRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is outside " + least + " to " + most);
        }
    }
}
