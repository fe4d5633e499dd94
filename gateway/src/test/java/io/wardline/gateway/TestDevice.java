package io.wardline.gateway;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.CommandFrame;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.Frame;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A device as a test plays it: MQTT 5, one link, entries made on the spot. */
final class TestDevice implements AutoCloseable {
    static final int PATIENCE_SECONDS = 20;

    final DeviceId did;
    final Mqtt5AsyncClient client;
    final List<Ack> acks = new CopyOnWriteArrayList<>();
    final List<CommandFrame> commands = new CopyOnWriteArrayList<>();
    /** Completed with the reason code of the gateway's DISCONNECT, or -1 where the socket closed without one. */
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    long boot = 1;

    TestDevice(String did, int port) {
        this(did, did, port, null);
    }

    TestDevice(String did, String clientId, int port, @Nullable MqttClientSslConfig tls) {
        this.did = new DeviceId(did);
        var builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .addDisconnectedListener(context -> closed.complete(code(context.getCause())));
        this.client = (tls == null ? builder : builder.sslConfig(tls)).buildAsync();
    }

    private static int code(Throwable cause) {
        return cause instanceof Mqtt5DisconnectException said ? said.getMqttMessage().getReasonCode().getCode() : -1;
    }

    Mqtt5ConnAck connect() {
        return await(client.connectWith().cleanStart(true).keepAlive(20).send());
    }

    /** Connects, listens, and is born with an empty journal of epoch 1. */
    Ack begin() {
        connect();
        listen();
        return birth(birth(1L, 0));
    }

    TestDevice listen() {
        client.publishes(com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL, this::heard);
        await(client.subscribeWith().topicFilter(new Topic.Ack(did).text()).qos(MqttQos.AT_LEAST_ONCE).send());
        await(client.subscribeWith().topicFilter(new Topic.Command(did).text()).qos(MqttQos.AT_LEAST_ONCE).send());
        return this;
    }

    private void heard(Mqtt5Publish message) {
        if (message.getTopic().toString().endsWith("/ack")) {
            Ack.read(message.getPayloadAsBytes()).orElse(why -> {
                throw new AssertionError(why);
            });
            if (Ack.read(message.getPayloadAsBytes()) instanceof Decoded.Ok<Ack>(Ack ack)) {
                acks.add(ack);
            }
        } else if (CommandFrame.read(message.getPayloadAsBytes()) instanceof Decoded.Ok<CommandFrame>(CommandFrame frame)) {
            commands.add(frame);
        }
    }

    Birth birth(@Nullable Long epoch, long last) {
        return birth(epoch, last, null, null);
    }

    Birth birth(@Nullable Long epoch, long last, Birth.@Nullable Acknowledged acknowledged, @Nullable String lastDigest) {
        return new Birth(epoch, boot, 1, "1.0", "test", List.of(), last == 0 ? 0 : 1, last, acknowledged, lastDigest, 0, null,
                new Birth.Clock(Instant.parse("2026-11-22T00:00:00Z"), 1_000, true));
    }

    static Birth.Acknowledged acknowledged(long epoch, long seq, byte[] line) {
        return new Birth.Acknowledged(new JournalKey(epoch, seq), HexFormat.of().formatHex(Digest.ofLine(line)));
    }

    /** Publishes a birth and waits for its answer. */
    Ack birth(Birth birth) {
        var before = acks.size();
        await(publish(new Topic.Birth(did).text(), birth.message()));
        org.awaitility.Awaitility.await().until(() -> acks.size() > before);
        return acks.getLast();
    }

    /** The line of an entry; the same arguments give the same bytes. */
    byte[] line(long epoch, long seq) {
        return line(epoch, seq, new DeviceEvent.DoorClosed("s" + seq));
    }

    byte[] line(long epoch, long seq, DeviceEvent event) {
        return new Entry(new JournalKey(epoch, seq), boot, 1_000 + seq, Instant.parse("2026-11-22T00:00:00Z"), event).line();
    }

    String topic(long epoch, long seq) {
        return new Topic.Event(did, new JournalKey(epoch, seq)).text();
    }

    /** Publishes one entry; completes with the PUBACK's reason code. */
    CompletableFuture<Integer> event(long epoch, long seq) {
        return publish(topic(epoch, seq), line(epoch, seq));
    }

    /** Publishes several entries in one message. */
    CompletableFuture<Integer> events(long epoch, long from, long to) {
        var lines = new ArrayList<byte[]>();
        for (var seq = from; seq <= to; seq++) {
            lines.add(line(epoch, seq));
        }
        return publish(topic(epoch, from), Frame.join(lines));
    }

    CompletableFuture<Integer> publish(String topic, byte[] payload) {
        return client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(payload).send()
                .handle((result, failure) -> {
                    var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
                    if (cause instanceof Mqtt5PubAckException refused) {
                        return refused.getMqttMessage().getReasonCode().getCode();
                    }
                    if (cause != null) {
                        throw new CompletionException(cause);
                    }
                    return result.getError().isPresent()
                            ? result.getError().get() instanceof Mqtt5PubAckException refused
                                    ? refused.getMqttMessage().getReasonCode().getCode()
                                    : -1
                            : Mqtt5PubAckReasonCode.SUCCESS.getCode();
                });
    }

    int closedWith() {
        return await(closed);
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            await(client.disconnect().exceptionally(_ -> null));
        }
    }
}
