package io.wardline.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.mqtt.MqttEndpoint;
import io.wardline.gateway.db.Failing;
import io.wardline.gateway.link.LinkStore;
import io.wardline.gateway.link.LinkStore.Draw;
import io.wardline.protocol.device.Frame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides on a CONNECT. The CONNACK leaves only after the connection number is committed; where nobody knows whether it is,
/// the socket is closed.
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final Surroundings around;
    private final LinkStore store;
    private final Limits limits;
    private int connectsInSecond;
    private int drawing;
    private boolean toldInSecond;

    Admission(Surroundings around, LinkStore store, Limits limits) {
        this.around = around;
        this.store = store;
        this.limits = limits;
    }

    /// A new second of the accept rate.
    void newSecond() {
        connectsInSecond = 0;
        toldInSecond = false;
    }

    /// Decides on the CONNECT that made this endpoint.
    ///
    /// @param plain whether it came in on the plain loopback listener
    void connect(MqttEndpoint endpoint, Wire wire, boolean plain) {
        if (endpoint.clientIdentifier() == null || endpoint.clientIdentifier().isEmpty()) {
            refuse(endpoint, Refusal.CLIENT_ID, null, "the client id is empty");
            return;
        }
        if (endpoint.will() != null && endpoint.will().isWillFlag()) {
            refuse(endpoint, Refusal.NOT_AUTHORIZED, null, "a Will is not kept: " + shown(endpoint));
            return;
        }
        Optional<Identity> identity = plain ? Identity.claimed(endpoint) : Identity.proved(endpoint);
        if (identity.isEmpty()) {
            refuse(endpoint, Refusal.NOT_AUTHORIZED, null, "no device of ours: " + shown(endpoint));
            return;
        }
        Identity who = identity.get();
        if (!who.device().value().equals(endpoint.clientIdentifier())) {
            refuse(endpoint, Refusal.CLIENT_ID, who, "client id " + shown(endpoint) + " with the certificate of " + who.device());
            return;
        }
        if (around.links().size() + drawing >= limits.connections()) {
            Refusal.FULL.answer(endpoint);
            return;
        }
        if (++connectsInSecond > limits.connectsPerSecond()) {
            Refusal.TOO_MANY_AT_ONCE.answer(endpoint);
            return;
        }
        draw(endpoint, wire, who);
    }

    private void draw(MqttEndpoint endpoint, Wire wire, Identity who) {
        drawing++;
        // Nothing is read until the number is there; a closed socket is noticed when the answer is written.
        wire.pause();
        boolean[] gone = {false};
        endpoint.closeHandler(_ -> gone[0] = true);
        endpoint.exceptionHandler(failure -> LOG.debug("{} broke before its CONNACK: {}", who.device(), failure.getMessage()));
        store.draw(who.device(), who.serial()).onComplete(
                draw -> {
                    drawing--;
                    answer(endpoint, wire, who, draw, gone[0]);
                },
                failure -> {
                    drawing--;
                    tell(who, failure);
                    if (gone[0]) {
                        return;
                    }
                    if (Failing.of(failure) == Failing.UNKNOWN) {
                        endpoint.close();
                    } else {
                        Refusal.NO_DATABASE.answer(endpoint);
                    }
                });
    }

    /// One line a second is enough: a whole county knocks while the database is down.
    private void tell(Identity who, Throwable failure) {
        if (!toldInSecond) {
            toldInSecond = true;
            LOG.warn("no connection number for {}: {}", who.device(), failure.getMessage());
        }
    }

    private void answer(MqttEndpoint endpoint, Wire wire, Identity who, Draw draw, boolean gone) {
        switch (draw) {
            case Draw.Refused(LinkStore.Reason reason) -> {
                if (!gone) {
                    refuse(endpoint, reason == LinkStore.Reason.FORKED ? Refusal.FORKED : Refusal.NOT_AUTHORIZED, who,
                            reason + " " + who.device());
                }
            }
            case Draw.Drawn(long connection) -> {
                int keepAlive = limits.keepAlive(endpoint.keepAliveTimeSeconds());
                DeviceSession session = new DeviceSession(around, endpoint, wire, who.device(), connection, keepAlive);
                around.links().enter(session);
                if (gone) {
                    around.links().leave(session);
                } else if (session.open()) {
                    session.attach();
                    accept(endpoint, keepAlive);
                    wire.open();
                } else {
                    Refusal.OVERTAKEN.answer(endpoint);
                }
            }
        }
    }

    private void accept(MqttEndpoint endpoint, int keepAlive) {
        if (endpoint.protocolVersion() < MqttVersion.MQTT_5.protocolLevel()) {
            endpoint.accept(false);
            return;
        }
        MqttProperties properties = new MqttProperties();
        number(properties, MqttProperties.SESSION_EXPIRY_INTERVAL, 0);
        number(properties, MqttProperties.RECEIVE_MAXIMUM, Frame.RECEIVE_MAXIMUM);
        number(properties, MqttProperties.MAXIMUM_QOS, 1);
        number(properties, MqttProperties.RETAIN_AVAILABLE, 0);
        number(properties, MqttProperties.MAXIMUM_PACKET_SIZE, Frame.MAX_PACKET_BYTES);
        number(properties, MqttProperties.TOPIC_ALIAS_MAXIMUM, 0);
        number(properties, MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE, 0);
        number(properties, MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
        number(properties, MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0);
        number(properties, MqttProperties.SERVER_KEEP_ALIVE, keepAlive);
        endpoint.accept(false, properties);
    }

    private static void number(MqttProperties properties, int property, int value) {
        properties.add(new MqttProperties.IntegerProperty(property, value));
    }

    private void refuse(MqttEndpoint endpoint, Refusal refusal, @Nullable Identity who, String why) {
        around.alarms().raise(who == null ? null : who.device(), "connect.refused", why);
        refusal.answer(endpoint);
    }

    private static String shown(MqttEndpoint endpoint) {
        String id = endpoint.clientIdentifier();
        return id.substring(0, Math.min(id.length(), 80)).replaceAll("[^ -~]", "?");
    }
}
