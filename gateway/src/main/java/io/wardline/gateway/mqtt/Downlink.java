package io.wardline.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.wardline.gateway.link.Progress;
import io.wardline.gateway.link.Settlement;
import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the gateway says on a link: acknowledgements, at most one a second unless there is news, and commands.
final class Downlink {
    /// Acknowledgements without the device's PUBACK, at most.
    private static final int MOST_ACKS = 4;
    /// Rejected entries or asked ranges in one acknowledgement, at most.
    private static final int MOST_NEWS = 512;
    /// Rejected entries or asked ranges that wait for a device which does not listen, at most. The oldest are dropped: what was
    /// rejected stands in the quarantine, and a hole is asked for again.
    private static final int MOST_WAITING = 4 * MOST_NEWS;
    private static final long PAUSE_MS = 1_000;

    private final MqttEndpoint endpoint;
    private final String ackTopic;
    private final String commandTopic;
    private final Map<String, MqttQoS> subscribed = new HashMap<>();
    private final Map<Integer, Runnable> unacknowledged = new HashMap<>();

    private final List<Ack.Rejected> rejected = new ArrayList<>();
    private final List<Ack.Replay> replay = new ArrayList<>();
    private long epoch;
    private long upTo;
    private @Nullable Instant serverTime;
    private long mono;
    private boolean due;
    private int acksInFlight;
    private long lastAckMillis;

    Downlink(MqttEndpoint endpoint, DeviceId device) {
        this.endpoint = endpoint;
        this.ackTopic = new Topic.Ack(device).text();
        this.commandTopic = new Topic.Command(device).text();
    }

    void subscribe(String topic, MqttQoS qos) {
        subscribed.put(topic, qos);
    }

    void unsubscribe(String topic) {
        subscribed.remove(topic);
    }

    boolean hearsCommands() {
        return subscribed.containsKey(commandTopic);
    }

    /// The answer to the birth: the next acknowledgement carries it.
    void born(long epoch, long upTo, List<Ack.Replay> asked, Instant serverTime, long mono) {
        this.epoch = epoch;
        this.upTo = upTo;
        this.serverTime = serverTime;
        this.mono = mono;
        keep(replay, asked);
        due = true;
    }

    /// News of a commit. A pair of server time and `mono` is replaced as a whole, so that the device's upper bound of the
    /// server's time stands.
    void settled(Settlement settlement, Progress progress) {
        epoch = Math.max(epoch, progress.epoch());
        upTo = progress.upTo(epoch);
        if (settlement.mono() >= mono) {
            mono = settlement.mono();
            serverTime = settlement.serverTime();
        }
        keep(rejected, settlement.rejected());
        keep(replay, settlement.replay());
        due = true;
    }

    private static <T> void keep(List<T> waiting, List<T> more) {
        waiting.addAll(more);
        if (waiting.size() > MOST_WAITING) {
            waiting.subList(0, waiting.size() - MOST_WAITING).clear();
        }
    }

    /// Whether something waits that the device should hear at once.
    boolean news() {
        return !rejected.isEmpty() || !replay.isEmpty();
    }

    /// Sends the acknowledgement that is due, where a second has passed since the last one or there is news.
    void acknowledge(long nowMillis, boolean atOnce) {
        Instant time = serverTime;
        if (!due || time == null || acksInFlight >= MOST_ACKS || !endpoint.isConnected() || !subscribed.containsKey(ackTopic)) {
            return;
        }
        if (!atOnce && !news() && nowMillis - lastAckMillis < PAUSE_MS) {
            return;
        }
        Ack ack = new Ack(epoch, upTo, taken(rejected), taken(replay), time, mono);
        lastAckMillis = nowMillis;
        due = news();
        acksInFlight++;
        publish(ackTopic, ack.message(), () -> acksInFlight--);
    }

    private static <T> List<T> taken(List<T> waiting) {
        List<T> part = waiting.subList(0, Math.min(MOST_NEWS, waiting.size()));
        List<T> taken = List.copyOf(part);
        part.clear();
        return taken;
    }

    void command(byte[] message, Runnable onAcknowledged) {
        if (endpoint.isConnected()) {
            publish(commandTopic, message, onAcknowledged);
        }
    }

    private void publish(String topic, byte[] message, Runnable onAcknowledged) {
        MqttQoS qos = subscribed.getOrDefault(topic, MqttQoS.AT_MOST_ONCE);
        endpoint.publish(topic, Buffer.buffer(message), qos, false, false);
        if (qos == MqttQoS.AT_MOST_ONCE) {
            onAcknowledged.run();
        } else {
            unacknowledged.put(endpoint.lastMessageId(), onAcknowledged);
        }
    }

    /// The device's PUBACK for something that was said here.
    void acknowledged(int packet) {
        Runnable told = unacknowledged.remove(packet);
        if (told != null) {
            told.run();
        }
    }
}
