package io.wardline.gateway;

import static org.awaitility.Awaitility.await;

import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** A gateway in a process of its own, to be killed. */
final class GatewayProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    GatewayProcess(Path folder, TestDatabase database) {
        port = free();
        var health = free();
        try {
            Files.writeString(folder.resolve("pw"), database.password(Role.GATEWAY));
            var file = Files.writeString(folder.resolve("gateway-" + port + ".conf"), """
                    node = process-%d
                    database.host = %s
                    database.port = %d
                    database.name = %s
                    database.passwordFile = pw
                    plain.port = %d
                    health.port = %d
                    """.formatted(port, database.host(), database.port(), database.database(), port, health));
            var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow", "-cp", Objects.requireNonNull(classes),
                            "io.wardline.gateway.Main", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("gateway-" + port + ".log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> ready(health));
    }

    private static boolean ready(int health) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + health + "/health/ready");
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    int port() {
        return port;
    }

    /** SIGKILL: no goodbye, no flush. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
