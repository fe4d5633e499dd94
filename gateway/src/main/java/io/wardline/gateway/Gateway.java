package io.wardline.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.wardline.gateway.db.Database;
import io.wardline.gateway.db.ServerCheck;
import io.wardline.gateway.health.Health;
import io.wardline.gateway.health.Meters;
import io.wardline.gateway.inbox.PgInbox;
import io.wardline.gateway.link.Alarms;
import io.wardline.gateway.link.Bells;
import io.wardline.gateway.link.BirthStore;
import io.wardline.gateway.link.LinkStore;
import io.wardline.gateway.mqtt.Listener;
import io.wardline.gateway.outbox.Outbox;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running gateway: the one public door of this module.
///
/// One event loop carries everything: the links, the inbox writer, the outbox. A commit that is under way lets the next group
/// of messages form, so a second loop would only make smaller groups.
public final class Gateway {
    private final Vertx vertx;
    private final String deployment;
    private final Node node;

    private Gateway(Vertx vertx, String deployment, Node node) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.node = node;
    }

    /// Starts a gateway that rings the pump by NOTIFY.
    ///
    /// @param clock measures patience and silence; never decides order, expiry or authority
    public static Future<Gateway> start(Vertx vertx, Config config, InstantSource clock) {
        return start(vertx, config, null, clock);
    }

    /// Starts a gateway. Waits while the database is not there or its schema is older than needed; fails when the server
    /// or the role is refused, or a port is taken.
    ///
    /// @param bell rung after each commit, or null for NOTIFY on `wl_inbox`
    public static Future<Gateway> start(Vertx vertx, Config config, @Nullable Doorbell bell, InstantSource clock) {
        Node node = new Node(config, bell, clock);
        return vertx.deployVerticle(node).map(id -> new Gateway(vertx, id, node));
    }

    /// Port of the TLS listener, 0 when there is none.
    public int mqttPort() {
        return node.tlsPort;
    }

    /// Port of the plain loopback listener, 0 when there is none.
    public int plainPort() {
        return node.plainPort;
    }

    /// Port of the health answers, 0 when there is none.
    public int healthPort() {
        return node.healthPort;
    }

    /// Closes listeners, links and database connections. What was not acknowledged is published again by the devices.
    public Future<Void> stop() {
        return vertx.undeploy(deployment);
    }

    /// The wiring, on the event loop that deploys it.
    private static final class Node extends AbstractVerticle {
        private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
        private static final int SECOND_MS = 1_000;
        private static final long QUARTER_DAY_MS = TimeUnit.HOURS.toMillis(6);

        private final Config config;
        private final @Nullable Doorbell given;
        private final InstantSource clock;
        private @Nullable Running running;
        private volatile int tlsPort;
        private volatile int plainPort;
        private volatile int healthPort;

        private record Running(
                Database database, PgInbox inbox, LinkStore links, Listener listener, Bells bells, Health health) {}

        Node(Config config, @Nullable Doorbell given, InstantSource clock) {
            this.config = config;
            this.given = given;
            this.clock = clock;
        }

        @Override
        public void start(Promise<Void> started) {
            Database database = Database.open(vertx, config.database());
            Doorbell bell = given == null ? new NotifyDoorbell(database) : given;
            Meters meters = new Meters();
            PgInbox inbox = new PgInbox(vertx, database, clock, meters, bell::ring);
            LinkStore links = new LinkStore(database, config.node());
            Outbox outbox = new Outbox(database, config.node());
            Listener listener = new Listener(vertx, config.limits(), new Listener.Parts(
                    inbox, outbox, new BirthStore(database, config.node()), links, new Alarms(vertx, database), meters, clock));
            Bells bells = new Bells(vertx, database, new Bells.Ears(
                    listener::overtaken,
                    _ -> review(listener, false),
                    listener::wake,
                    () -> review(listener, true)));
            Health health = new Health(vertx, () -> inbox.connected() && bells.listening(), meters);
            meters.gauge("wardline.gateway.links", "Devices linked to this node", listener::links);
            meters.gauge("wardline.gateway.waiting", "Messages that wait for the writer", inbox::waiting);
            running = new Running(database, inbox, links, listener, bells, health);
            ServerCheck.pass(vertx, database)
                    .compose(_ -> inbox.open())
                    .compose(_ -> inbox.ensurePartitions())
                    .compose(_ -> links.closeLeftBehind())
                    .compose(_ -> links.beat())
                    .compose(_ -> bells.start())
                    .compose(_ -> listen(listener, health))
                    .onSuccess(_ -> everySecond(inbox, links, listener))
                    // Whoever closes Vert.x while this waits for the database has completed the promise already.
                    .onComplete(_ -> started.tryComplete(), started::tryFail);
        }

        private Future<Void> listen(Listener listener, Health health) {
            Config.TlsListener tls = config.tls();
            Config.PlainListener plain = config.plain();
            Config.HealthListener answers = config.health();
            Future<Integer> first = tls == null
                    ? Future.succeededFuture(0)
                    : listener.openTls(tls.host(), tls.port(), tls.keys());
            return first
                    .compose(port -> {
                        tlsPort = port;
                        return plain == null ? Future.succeededFuture(0) : listener.openPlain(plain.port());
                    })
                    .compose(port -> {
                        plainPort = port;
                        return answers == null ? Future.succeededFuture(0) : health.open(answers.host(), answers.port());
                    })
                    .map(port -> {
                        healthPort = port;
                        LOG.info("gateway {} listens: TLS {}, plain {}, health {}", config.node(), tlsPort, plainPort, healthPort);
                        return null;
                    });
        }

        private void everySecond(PgInbox inbox, LinkStore links, Listener listener) {
            vertx.setPeriodic(SECOND_MS, _ -> {
                // So that a gateway without traffic is ready again as soon as the database is.
                quietly("writer", inbox.open());
                quietly("heartbeat", links.beat());
                quietly("outbox", listener.pollOutbox());
                review(listener, false);
            });
            vertx.setPeriodic(QUARTER_DAY_MS, _ -> {
                quietly("partitions", inbox.ensurePartitions());
                quietly("old births", links.forgetOldBirths());
            });
        }

        private static void review(Listener listener, boolean overtakenToo) {
            quietly("registry", listener.review(overtakenToo));
        }

        private static void quietly(String what, Future<?> future) {
            future.onFailure(failure -> LOG.debug("{}: {}", what, failure.getMessage()));
        }

        @Override
        public void stop(Promise<Void> stopped) {
            Running parts = running;
            if (parts == null) {
                stopped.complete();
                return;
            }
            Future.join(parts.listener().stop(), parts.health().close(), parts.bells().stop())
                    .transform(_ -> parts.inbox().close())
                    .transform(_ -> parts.database().close())
                    .onComplete(_ -> stopped.complete());
        }
    }
}
