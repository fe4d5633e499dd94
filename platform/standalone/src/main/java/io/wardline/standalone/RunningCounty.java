package io.wardline.standalone;

import io.vertx.core.Vertx;
import io.wardline.gateway.Gateway;
import io.wardline.platform.Config;
import io.wardline.platform.Platform;
import io.wardline.platform.db.Db;
import io.wardline.protocol.device.DeviceId;
import io.wardline.sql.Role;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Database, platform and gateway of one county in this process. Closing stops them in the reverse order. */
final class RunningCounty implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Platform platform;
    private final Gateway gateway;
    private final BackOffice office;

    private RunningCounty(
            CountyHome home,
            @Nullable String url,
            Listening listening,
            String name,
            InstantSource clock,
            SecureRandom secrets) {
        try {
            var database = opened(CountyDatabase.open(home, url, secrets));
            var node = "county-" + Long.toUnsignedString(secrets.nextLong(), 36);
            platform = platform(home, database, listening, name, node, clock, secrets);
            open.push(platform::stop);
            var vertx = Vertx.vertx(Gateways.ONE_LOOP);
            open.push(() -> Gateways.await(vertx.close(), "the gateway's connections do not close"));
            var config = Gateways.config(home, database, "county", listening.mqtt().certified(listening.names()), clock, secrets)
                    .mqtt(listening.mqtt()).done();
            gateway = Gateways.start(
                    () -> Gateway.start(
                            vertx, config, devices -> platform.ring(devices.stream().map(DeviceId::value).toList()), clock),
                    "--mqtt " + listening.mqtt());
            open.push(() -> Gateways.stop(gateway));
            var db = opened(Db.open(vertx, CountyAccess.pool(database, Role.PLATFORM)));
            office = opened(new BackOffice(vertx, db, home, clock, secrets));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private static Platform platform(
            CountyHome home,
            CountyDatabase database,
            Listening listening,
            String name,
            String node,
            InstantSource clock,
            SecureRandom secrets) {
        var http = listening.http();
        try {
            return Platform.start(
                    Config.of(
                            database.server(), database.database(), database.passwords(), home.certificates(),
                            Config.Http.of(http.host(), http.port(), listening.names()), node).withCounty(name),
                    clock, System::nanoTime, secrets);
        } catch (RuntimeException failure) {
            throw HostAndPort.explain(failure, "--http " + http);
        }
    }

    /**
     * Starts a county.
     *
     * @param url somebody else's database, or null for the embedded one beside the data
     * @param name by which the county's papers are issued
     * @throws EnvironmentFault when a port is taken or the database refuses
     */
    static RunningCounty start(
            CountyHome home,
            @Nullable String url,
            Listening listening,
            String name,
            InstantSource clock,
            SecureRandom secrets) {
        return new RunningCounty(home, url, listening, name, clock, secrets);
    }

    /** Where browsers and programs come in, without a path. */
    String address() {
        return platform.address().toString();
    }

    int mqttPort() {
        return gateway.mqttPort();
    }

    /** Makes the very first account where no person has one, and tells its password; asked once everything listens. */
    Optional<String> firstPassword() {
        return platform.firstPassword();
    }

    /** Accounts and device certificates. */
    BackOffice office() {
        return office;
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                // The rest is closed all the same: a database left open would be worse than a silent socket.
                System.getLogger("io.wardline.standalone").log(System.Logger.Level.WARNING, "closing", failed);
            }
        }
    }
}
