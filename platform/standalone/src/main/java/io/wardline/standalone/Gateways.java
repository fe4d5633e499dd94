package io.wardline.standalone;

import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import io.wardline.gateway.Config;
import io.wardline.gateway.Gateway;
import io.wardline.gateway.db.DatabaseConfig;
import io.wardline.gateway.mqtt.Limits;
import io.wardline.gateway.mqtt.Tls;
import io.wardline.platform.device.CertificateAuthority;
import io.wardline.platform.device.PrivateFiles;
import io.wardline.sql.Role;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a gateway of a county is set up: its database role, and a server certificate of the county's own authority. */
final class Gateways {
    /** A gateway is one event loop; a second one would only make smaller groups of commits. */
    static final VertxOptions ONE_LOOP = new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1);

    private static final int POOL = 4;
    private static final int LONGEST_STEP_S = 120;

    private Gateways() {}

    /** A configuration under construction. */
    static final class Draft {
        private final String node;
        private final DatabaseConfig database;
        private final Tls keys;
        private HostAndPort mqtt = new HostAndPort("127.0.0.1", 0);
        private Config.@Nullable HealthListener health;
        private Config.@Nullable PlainListener plain;

        private Draft(String node, DatabaseConfig database, Tls keys) {
            this.node = node;
            this.database = database;
            this.keys = keys;
        }

        Draft mqtt(HostAndPort where) {
            mqtt = where;
            return this;
        }

        Draft health(HostAndPort where) {
            health = new Config.HealthListener(where.host(), where.port());
            return this;
        }

        Draft plain(Optional<HostAndPort> where) {
            plain = where.map(place -> new Config.PlainListener(place.port())).orElse(null);
            return this;
        }

        Config done() {
            return new Config(
                    node, database, new Config.TlsListener(mqtt.host(), mqtt.port(), keys), plain, health, Limits.DEFAULT);
        }
    }

    /**
     * A draft for this county; its server certificate is made anew at every start and lasts 397 days.
     *
     * @param node a name that no other running gateway of the county has
     * @param names under which devices reach it, beside those of the loopback address
     */
    static Draft config(
            CountyHome home,
            CountyDatabase database,
            String node,
            List<String> names,
            InstantSource clock,
            SecureRandom secrets) {
        var authority = CertificateAuthority.open(home.certificates(), clock, secrets);
        var issued = authority.issueServer(names);
        var folder = home.certificates().resolve("gateway").resolve(node);
        PrivateFiles.directory(folder);
        PrivateFiles.secret(folder.resolve("key.pem"), issued.keyPem());
        PrivateFiles.open(folder.resolve("cert.pem"), issued.certificatePem());
        PrivateFiles.open(folder.resolve("ca.pem"), authority.certificatePem());
        var role = Role.GATEWAY;
        return new Draft(
                node,
                new DatabaseConfig(
                        database.server().host(), database.server().port(), database.database(), role.login(),
                        database.passwords().of(role), POOL),
                new Tls(folder.resolve("key.pem"), folder.resolve("cert.pem"), folder.resolve("ca.pem")));
    }

    /**
     * Starts a gateway and waits until it listens.
     *
     * @param where the places it will listen at, as typed, for the sentence that says that one is taken
     */
    static Gateway start(Supplier<Future<Gateway>> starting, String where) {
        try {
            return await(starting.get(), "the gateway did not come up (is a platform there, and its database reachable?)");
        } catch (RuntimeException failure) {
            throw HostAndPort.explain(failure, where);
        }
    }

    /**
     * The same, for a gateway that may have to wait long for its database.
     *
     * @return empty where the end was asked for before it listened
     */
    static Optional<Gateway> start(Supplier<Future<Gateway>> starting, Ending ending, String where) {
        var start = starting.get().toCompletionStage().toCompletableFuture();
        try {
            CompletableFuture.anyOf(start, ending.asked()).get(LONGEST_STEP_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFault("interrupted", e);
        } catch (ExecutionException | TimeoutException _) {
            // What was wrong is said below, by whoever waits for a gateway.
        }
        return ending.asked().isDone() && !start.isDone()
                ? Optional.empty()
                : Optional.of(start(() -> Future.fromCompletionStage(start), where));
    }

    /** Stops a gateway and waits until its clients have been told. */
    static void stop(Gateway gateway) {
        await(gateway.stop(), "the gateway did not stop");
    }

    private static String told(ExecutionException failure) {
        var cause = failure.getCause();
        return cause == null || cause.getMessage() == null ? String.valueOf(failure.getMessage()) : cause.getMessage();
    }

    /**
     * Waits for a step of starting or stopping, on the main thread.
     *
     * @param late what to say where it does not come to its end
     */
    static <T> T await(Future<T> step, String late) {
        try {
            return step.toCompletionStage().toCompletableFuture().get(LONGEST_STEP_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFault("interrupted", e);
        } catch (ExecutionException e) {
            throw new EnvironmentFault("the gateway cannot run: " + told(e), e);
        } catch (TimeoutException e) {
            throw new EnvironmentFault(late + " within " + LONGEST_STEP_S + " s", e);
        }
    }
}
