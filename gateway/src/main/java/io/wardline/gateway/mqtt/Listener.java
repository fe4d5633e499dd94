package io.wardline.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.ssl.OpenSsl;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.wardline.gateway.health.Meters;
import io.wardline.gateway.inbox.PgInbox;
import io.wardline.gateway.link.Alarms;
import io.wardline.gateway.link.BirthStore;
import io.wardline.gateway.link.LinkStore;
import io.wardline.gateway.link.Links;
import io.wardline.gateway.link.TakeOvers;
import io.wardline.gateway.outbox.Outbox;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Frame;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listeners of a node: TLS with client certificates, and, only when asked for, plain MQTT on the loopback address.
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int WINDOW_MS = 500;
    /// Sockets beyond the limit of links that may still send a CONNECT, so that they hear why they are refused.
    private static final int SPARE_SOCKETS = 256;

    private final Vertx vertx;
    private final Limits limits;
    private final Surroundings around;
    private final Admission admission;
    private final Outbox outbox;
    private final Map<SocketAddress, Visitor> visitors = new HashMap<>();
    private final List<MqttServer> servers = new ArrayList<>();
    private final RefusedHandshakes refusedHandshakes = new RefusedHandshakes();
    private long ticker = -1;
    private int ticks;

    /// A socket that has not sent a complete CONNECT.
    private record Visitor(NetSocket socket, long timer) {}

    /// The parts of a node that links need.
    public record Parts(
            PgInbox inbox, Outbox outbox, BirthStore births, LinkStore store, Alarms alarms, Meters meters, InstantSource clock) {}

    /// Works on the event loop that constructs it.
    public Listener(Vertx vertx, Limits limits, Parts parts) {
        this.vertx = vertx;
        this.limits = limits;
        this.outbox = parts.outbox();
        this.around = new Surroundings(
                parts.inbox(),
                parts.outbox(),
                parts.births(),
                new Links<>(parts.store()),
                parts.alarms(),
                new TakeOvers(),
                new Surroundings.Load(limits.bytesInFlight()),
                parts.meters(),
                parts.clock(),
                Math.max(1, limits.messagesPerSecond() * WINDOW_MS / 1_000));
        this.admission = new Admission(around, parts.store(), limits);
    }

    /// Opens the TLS listener; the future tells the port.
    public Future<Integer> openTls(String host, int port, Tls tls) {
        MqttServerOptions options = options();
        options.setSsl(true)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setKeyPath(tls.key().toString())
                        .setCertPath(tls.certificate().toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(tls.authority().toString()));
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
        options.setSslEngineOptions(new WatchedTls(
                OpenSsl.isAvailable() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions(), handshakeRefused()));
        options.setSslHandshakeTimeout(Limits.CONNECT.toMillis());
        options.setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        return open(options, host, port, false);
    }

    private BiConsumer<String, SSLException> handshakeRefused() {
        Context here = vertx.getOrCreateContext();
        return (who, fault) -> here.runOnContext(_ -> refusedHandshakes
                .add(who, String.valueOf(fault.getMessage()), around.clock().millis())
                .ifPresent(this::tlsRefused));
    }

    private void tlsRefused(String line) {
        around.alarms().raise(null, "tls.refused", line);
    }

    /// Opens the plain listener on 127.0.0.1; the future tells the port.
    public Future<Integer> openPlain(int port) {
        return open(options(), "127.0.0.1", port, true);
    }

    private static MqttServerOptions options() {
        MqttServerOptions options = new MqttServerOptions();
        options.setMaxMessageSize(Frame.MAX_PACKET_BYTES)
                .setMaxClientIdLength(256)
                .setAutoClientId(false)
                .setTimeoutOnConnect((int) Limits.CONNECT.toSeconds());
        options.setTcpNoDelay(true).setReuseAddress(true).setAcceptBacklog(4_096);
        return options;
    }

    private Future<Integer> open(MqttServerOptions options, String host, int port, boolean plain) {
        MqttServer server = MqttServer.create(new SocketDoor(vertx, this::arrived), options);
        servers.add(server);
        if (ticker < 0) {
            ticker = vertx.setPeriodic(WINDOW_MS, _ -> tick());
        }
        return server.endpointHandler(endpoint -> connected(endpoint, plain))
                .exceptionHandler(failure -> LOG.debug("before CONNECT: {}", failure.getMessage()))
                .listen(port, host)
                .map(MqttServer::actualPort);
    }

    private boolean arrived(NetSocket socket) {
        if (visitors.size() + around.links().size() >= limits.connections() + SPARE_SOCKETS) {
            return false;
        }
        SocketAddress who = socket.remoteAddress();
        long timer = vertx.setTimer(Limits.CONNECT.toMillis(), _ -> {
            visitors.remove(who);
            around.alarms().raise(null, "connect.timeout", "no complete CONNECT in time from " + who);
            socket.close();
        });
        visitors.put(who, new Visitor(socket, timer));
        // vertx-mqtt replaces these two once a CONNECT is in.
        socket.closeHandler(_ -> left(who));
        socket.exceptionHandler(failure -> {
            around.alarms().raise(null, "packet.malformed", "before CONNECT from " + who + ": " + failure.getMessage());
            socket.close();
        });
        return true;
    }

    private @Nullable Visitor left(SocketAddress who) {
        Visitor visitor = visitors.remove(who);
        if (visitor != null) {
            vertx.cancelTimer(visitor.timer());
        }
        return visitor;
    }

    private void connected(MqttEndpoint endpoint, boolean plain) {
        Visitor visitor = left(endpoint.remoteAddress());
        if (visitor == null) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
            return;
        }
        admission.connect(endpoint, Wire.of(visitor.socket()), plain);
    }

    private void tick() {
        long now = around.clock().millis();
        if (++ticks % 2 == 0) {
            admission.newSecond();
            around.links().flush();
            around.takeOvers().forget(now);
            refusedHandshakes.due(now).ifPresent(this::tlsRefused);
        }
        around.links().all().forEach(session -> session.tick(now));
    }

    /// How many devices are linked to this node.
    public int links() {
        return around.links().size();
    }

    /// A newer connection was drawn somewhere: `did:connection`.
    public void overtaken(String bell) {
        int colon = bell.lastIndexOf(':');
        if (colon > 0 && bell.substring(colon + 1).matches("[0-9]{1,18}")) {
            long connection = Long.parseLong(bell.substring(colon + 1));
            DeviceId.parse(bell.substring(0, colon)).ifPresent(did -> around.links().overtaken(did, connection));
        }
    }

    /// Asks the database which links may not go on.
    ///
    /// @param overtakenToo also those that a newer connection has replaced without a bell heard here
    public Future<Void> review(boolean overtakenToo) {
        return around.links().review(overtakenToo);
    }

    /// A command waits for a device, or for somebody (`*`).
    public void wake(String bell) {
        if (bell.equals("*")) {
            around.links().all().forEach(outbox::wake);
        } else {
            DeviceId.parse(bell).flatMap(did -> around.links().of(did)).ifPresent(outbox::wake);
        }
    }

    /// Looks for commands whose bell nobody heard.
    public Future<Void> pollOutbox() {
        return outbox.poll(did -> around.links().of(did).ifPresent(outbox::wake));
    }

    /// Closes listeners and links.
    public Future<Void> stop() {
        if (ticker >= 0) {
            vertx.cancelTimer(ticker);
        }
        List<Future<Void>> closed = new ArrayList<>();
        closed.add(around.links().stop());
        servers.forEach(server -> closed.add(server.close()));
        return Future.join(closed).mapEmpty();
    }
}
