package io.wardline.standalone.bench;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.util.List;

/** The same MQTT library doing nothing: every message is acknowledged at once and forgotten. It shows what keeping costs. */
final class BareSubject implements BenchProcess.Subject {
    private final Vertx vertx;
    private final int port;

    private BareSubject(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    static BareSubject open(List<String> words) {
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        var options = new MqttServerOptions().setMaxMessageSize(1 << 18);
        options.setTcpNoDelay(true);
        var server = MqttServer.create(vertx, options).endpointHandler(BareSubject::accept);
        return new BareSubject(vertx, Futures.await(server.listen(0, "127.0.0.1")).actualPort());
    }

    private static void accept(MqttEndpoint endpoint) {
        endpoint.publishHandler(message -> endpoint.publishAcknowledge(message.messageId()));
        endpoint.subscribeHandler(
                message -> endpoint.subscribeAcknowledge(message.messageId(), List.of(MqttQoS.AT_MOST_ONCE)));
        endpoint.accept(false);
    }

    @Override
    public String answer(List<String> words) {
        return port + " 0";
    }

    @Override
    public void close() {
        Futures.await(vertx.close());
    }
}
