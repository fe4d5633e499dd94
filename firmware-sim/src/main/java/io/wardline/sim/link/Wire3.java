package io.wardline.sim.link;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A connection by MQTT 3.1.1: the same limits hold silently, and a refused message looks like a taken one.
final class Wire3 implements Wire {
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final Mqtt3AsyncClient client;

    Wire3(Mqtt3AsyncClient client, Ear ear) {
        this.client = client;
        client.publishes(MqttGlobalPublishFilter.ALL, message -> ear.heard(message.getTopic().toString(), message.getPayloadAsBytes()));
    }

    @Override
    public CompletableFuture<Void> connect() {
        return client.connectWith().cleanSession(true).keepAlive(KEEP_ALIVE_SECONDS).send().thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<Void> subscribe(List<String> topics) {
        List<Mqtt3Subscription> wanted = topics.stream()
                .map(topic -> Mqtt3Subscription.builder().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).build())
                .toList();
        return client.subscribe(Mqtt3Subscribe.builder().addSubscriptions(wanted).build()).thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<Receipt> publish(String topic, byte[] message, boolean assured) {
        return client.publishWith()
                .topic(topic)
                .qos(assured ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE)
                .payload(message)
                .send()
                .thenApply(_ -> Receipt.TAKEN);
    }

    @Override
    public void close() {
        client.disconnect().exceptionally(_ -> null);
    }
}
