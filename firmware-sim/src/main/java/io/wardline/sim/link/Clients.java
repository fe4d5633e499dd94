package io.wardline.sim.link;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import org.jspecify.annotations.Nullable;

/// Makes clients for one device. All of them share the client library's event loops, so that thousands of devices fit in a process.
final class Clients {
    private static final MqttClientExecutorConfig LOOPS =
            MqttClientExecutorConfig.builder().nettyThreads(2).build();

    private final String did;
    private final LinkPlan plan;
    private final @Nullable MqttClientSslConfig tls;

    Clients(String did, LinkPlan plan) {
        this.did = did;
        this.plan = plan;
        Credentials shown = plan.credentials();
        this.tls = shown == null
                ? null
                : MqttClientSslConfig.builder().keyManagerFactory(shown.keys()).trustManagerFactory(shown.trust()).build();
    }

    Wire wire(Wire.Ear ear) {
        return switch (plan.version()) {
            case MQTT_5 -> new Wire5(client5(ear), ear);
            case MQTT_3_1_1 -> new Wire3(client3(ear), ear);
        };
    }

    private Mqtt5AsyncClient client5(Wire.Ear ear) {
        return Mqtt5Client.builder()
                .identifier(did)
                .serverHost(plan.host())
                .serverPort(plan.port())
                .executorConfig(LOOPS)
                .sslConfig(tls)
                .addDisconnectedListener(context -> ear.lost(reason(context.getCause())))
                .buildAsync();
    }

    private Mqtt3AsyncClient client3(Wire.Ear ear) {
        return Mqtt3Client.builder()
                .identifier(did)
                .serverHost(plan.host())
                .serverPort(plan.port())
                .executorConfig(LOOPS)
                .sslConfig(tls)
                .addDisconnectedListener(context -> ear.lost(reason(context.getCause())))
                .buildAsync();
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
