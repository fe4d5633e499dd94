package io.wardline.standalone.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.wardline.gateway.Config;
import io.wardline.gateway.Gateway;
import io.wardline.gateway.db.DatabaseConfig;
import io.wardline.gateway.mqtt.Limits;
import io.wardline.gateway.mqtt.Tls;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The product's gateway as it is, with limits that let one device send as fast as it can. */
final class GatewaySubject implements BenchProcess.Subject {
    private static final int POOL = 4;
    private static final int KEEP_ALIVE_SECONDS = 1_200;
    private static final int COLLECTIONS = 4;

    private final Vertx vertx;
    private final Gateway gateway;

    private GatewaySubject(Vertx vertx, Gateway gateway) {
        this.vertx = vertx;
        this.gateway = gateway;
    }

    /** @param words host, port, database, user, password, and the folder of the TLS keys or {@code plain} */
    static GatewaySubject open(List<String> words) {
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        var keys = Path.of(words.get(5));
        var tls = words.get(5).equals("plain")
                ? null
                : new Config.TlsListener(
                        "127.0.0.1", 0, new Tls(keys.resolve("key.pem"), keys.resolve("cert.pem"), keys.resolve("ca.pem")));
        var config = new Config(
                "bench",
                database(words),
                tls,
                new Config.PlainListener(0),
                null,
                new Limits(20_000, 100_000, 100_000, 64L << 20, KEEP_ALIVE_SECONDS));
        return new GatewaySubject(vertx, Futures.await(Gateway.start(vertx, config, Clock.systemUTC())));
    }

    static DatabaseConfig database(List<String> words) {
        return new DatabaseConfig(
                words.get(0), Integer.parseInt(words.get(1)), words.get(2), words.get(3), words.get(4), POOL);
    }

    @Override
    public String answer(List<String> words) {
        return switch (words.getFirst()) {
            case "ports" -> gateway.plainPort() + " " + gateway.mqttPort();
            case "heap" -> Long.toString(usedHeap());
            case String unknown -> throw new IllegalArgumentException(unknown);
        };
    }

    /** Bytes of heap that are alive: what is left after full collections. */
    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (var at = 0; at < COLLECTIONS; at++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() {
        Futures.await(gateway.stop());
        Futures.await(vertx.close());
    }
}
