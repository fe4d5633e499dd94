package io.wardline.sim.link;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A connection by MQTT 5.
final class Wire5 implements Wire {
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final Mqtt5AsyncClient client;

    Wire5(Mqtt5AsyncClient client, Ear ear) {
        this.client = client;
        client.publishes(MqttGlobalPublishFilter.ALL, message -> ear.heard(message.getTopic().toString(), message.getPayloadAsBytes()));
    }

    @Override
    public CompletableFuture<Void> connect() {
        return client.connectWith().cleanStart(true).keepAlive(KEEP_ALIVE_SECONDS).send().thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<Void> subscribe(List<String> topics) {
        List<Mqtt5Subscription> wanted = topics.stream()
                .map(topic -> Mqtt5Subscription.builder().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).build())
                .toList();
        return client.subscribe(Mqtt5Subscribe.builder().addSubscriptions(wanted).build()).thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<Receipt> publish(String topic, byte[] message, boolean assured) {
        return client.publishWith()
                .topic(topic)
                .qos(assured ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE)
                .payload(message)
                .send()
                .thenApply(_ -> Receipt.TAKEN)
                .exceptionally(failure -> {
                    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
                    if (cause instanceof Mqtt5PubAckException) {
                        return Receipt.REFUSED;
                    }
                    throw new CompletionException(cause);
                });
    }

    @Override
    public void close() {
        client.disconnect().exceptionally(_ -> null);
    }
}
