package io.wardline.standalone.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.wardline.gateway.Config.PlainListener;
import io.wardline.gateway.Doorbell;
import io.wardline.gateway.Gateway;
import io.wardline.gateway.mqtt.Limits;
import io.wardline.platform.Config;
import io.wardline.platform.Platform;
import io.wardline.protocol.device.DeviceId;
import io.wardline.sql.Role;
import io.wardline.sql.RolePasswords;
import io.wardline.sql.ServerAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The product's platform with its web server, and, where both live in one process, the gateway beside it. */
final class CountySubject implements BenchProcess.Subject {
    private static final int KEEP_ALIVE_SECONDS = 1_200;

    private final Platform platform;
    private final Vertx vertx;
    private final @Nullable Gateway gateway;

    private CountySubject(Platform platform, Vertx vertx, @Nullable Gateway gateway) {
        this.platform = platform;
        this.vertx = vertx;
        this.gateway = gateway;
    }

    /** @param words host, port, database, {@code together} or {@code alone}, folder of the CA, passwords in the order of {@link Role} */
    static CountySubject open(List<String> words) {
        var passwords = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            passwords.put(role, words.get(5 + role.ordinal()));
        }
        var server = new ServerAddress(words.get(0), Integer.parseInt(words.get(1)));
        var config = Config.of(
                server, words.get(2), new RolePasswords(passwords), Path.of(words.get(4)), Config.Http.of("127.0.0.1", 0),
                "bench-" + UUID.randomUUID());
        var platform = Platform.start(config, InstantSource.system(), System::nanoTime, new SecureRandom());
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        var login = List.of(
                words.get(0), words.get(1), words.get(2), Role.GATEWAY.login(), words.get(5 + Role.GATEWAY.ordinal()));
        return new CountySubject(
                platform, vertx, words.get(3).equals("together") ? gateway(vertx, platform, login) : null);
    }

    private static Gateway gateway(Vertx vertx, Platform platform, List<String> login) {
        var config = new io.wardline.gateway.Config(
                "bench", GatewaySubject.database(login), null, new PlainListener(0), null,
                new Limits(1_000, 1_000, 1_000, 64L << 20, KEEP_ALIVE_SECONDS));
        Doorbell bell = devices -> platform.ring(devices.stream().map(DeviceId::value).toList());
        return Futures.await(Gateway.start(vertx, config, bell, Clock.systemUTC()));
    }

    @Override
    public String answer(List<String> words) {
        return (gateway == null ? 0 : gateway.plainPort()) + " " + platform.address().getPort();
    }

    @Override
    public void close() {
        if (gateway != null) {
            Futures.await(gateway.stop());
        }
        platform.stop();
        Futures.await(vertx.close());
    }
}
