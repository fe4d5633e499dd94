package io.wardline.gateway.mqtt;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.wardline.gateway.inbox.Arrival;
import io.wardline.gateway.link.Closing;
import io.wardline.gateway.link.Gap;
import io.wardline.gateway.link.Progress;
import io.wardline.gateway.link.Settlement;
import io.wardline.gateway.link.TakeOvers;
import io.wardline.gateway.link.Verdict;
import io.wardline.gateway.outbox.Outbox;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Frame;
import io.wardline.protocol.device.Malformed;
import io.wardline.protocol.device.Topic;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One link of one device. It holds no state that the device could not send again: born, told how far its journal is on disk,
/// then every message goes to the inbox and its PUBACK comes back from there, in order.
final class DeviceSession implements Outbox.Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceSession.class);

    /// Where the link stands.
    private enum Stage { AWAITING_BIRTH, BIRTH_ASKED, LIVE, ENDED }

    /// A message that came after the birth but before its answer.
    private record Held(String topic, int packet, byte[] payload) {}

    private final Surroundings around;
    private final MqttEndpoint endpoint;
    private final Wire wire;
    private final DeviceId device;
    private final long connection;
    private final int keepAliveSeconds;
    private final boolean five;
    private final String birthTopic;
    private final Downlink downlink;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    /// When each message without an outcome came: outcomes follow in the same order.
    private final ArrayDeque<Long> cameAtMillis = new ArrayDeque<>();

    private Stage stage = Stage.AWAITING_BIRTH;
    private Progress progress = Progress.NONE;
    private @Nullable Intake intake;
    /// Messages without an outcome, and those of them that wait for a PUBACK.
    private int inFlight;
    private int windowed;
    private long bytesInFlight;
    private long waitingSinceMillis;
    private int messagesInWindow;
    private long pausedSinceMillis;
    private long askedMillis;

    DeviceSession(
            Surroundings around, MqttEndpoint endpoint, Wire wire, DeviceId device, long connection, int keepAliveSeconds) {
        this.around = around;
        this.endpoint = endpoint;
        this.wire = wire;
        this.device = device;
        this.connection = connection;
        this.keepAliveSeconds = keepAliveSeconds;
        this.five = endpoint.protocolVersion() >= MqttVersion.MQTT_5.protocolLevel();
        this.birthTopic = new Topic.Birth(device).text();
        this.downlink = new Downlink(endpoint, device);
    }

    /// Takes over the endpoint, before it is accepted.
    void attach() {
        endpoint.publishHandler(this::published);
        endpoint.publishAcknowledgeHandler(downlink::acknowledged);
        endpoint.subscribeHandler(message -> {
            Subscriptions.answer(endpoint, five, device, message, downlink);
            downlink.acknowledge(around.clock().millis(), true);
            around.outbox().wake(this);
        });
        endpoint.unsubscribeHandler(message -> {
            message.topics().forEach(downlink::unsubscribe);
            endpoint.unsubscribeAcknowledge(message.messageId());
        });
        endpoint.exceptionHandler(this::broken);
        endpoint.closeHandler(_ -> ended());
        wire.keepAlive(keepAliveSeconds, () -> close(Closing.SILENT));
    }

    private void published(MqttPublishMessage message) {
        if (stage == Stage.ENDED) {
            return;
        }
        Closing refused = refused(message);
        if (refused != null) {
            close(refused);
            return;
        }
        byte[] payload = message.payload().getBytes();
        int packet = message.qosLevel() == MqttQoS.AT_LEAST_ONCE ? message.messageId() : 0;
        admit(packet, payload.length);
        if (stage == Stage.ENDED) {
            return;
        }
        switch (stage) {
            case LIVE -> take(message.topicName(), packet, payload);
            case BIRTH_ASKED -> held.add(new Held(message.topicName(), packet, payload));
            case AWAITING_BIRTH -> {
                if (message.topicName().equals(birthTopic)) {
                    birth(packet, payload);
                } else {
                    around.alarms().raise(device, "birth.missing", "the first publish was " + message.topicName());
                    close(Closing.PROTOCOL);
                }
            }
            case ENDED -> { }
        }
    }

    private static @Nullable Closing refused(MqttPublishMessage message) {
        if (message.qosLevel() == MqttQoS.EXACTLY_ONCE) {
            return Closing.QOS;
        }
        if (message.isRetain()) {
            return Closing.RETAIN;
        }
        return message.properties().getProperty(MqttProperties.TOPIC_ALIAS) != null
                ? Closing.TOPIC_ALIAS
                : null;
    }

    /// Counts a message against the limits; where one is reached, reading stops until there is room.
    private void admit(int packet, int bytes) {
        long now = around.clock().millis();
        if (inFlight == 0) {
            waitingSinceMillis = now;
        }
        cameAtMillis.add(now);
        inFlight++;
        bytesInFlight += bytes;
        around.load().add(bytes);
        windowed += packet == 0 ? 0 : 1;
        if (five && windowed > Frame.RECEIVE_MAXIMUM) {
            close(Closing.RECEIVE_MAXIMUM);
            return;
        }
        messagesInWindow++;
        if (inFlight >= Frame.RECEIVE_MAXIMUM && !five || crowded()) {
            pause();
        }
    }

    private boolean crowded() {
        return messagesInWindow >= around.messagesInWindow() || around.load().full();
    }

    private void pause() {
        if (!wire.paused()) {
            pausedSinceMillis = around.clock().millis();
            wire.pause();
        }
    }

    private void take(String topic, int packet, byte[] payload) {
        Intake reading = intake;
        if (reading != null) {
            around.inbox().offer(reading.read(topic, packet, payload));
        }
    }

    private void birth(int packet, byte[] payload) {
        switch (Birth.read(payload)) {
            case Decoded.Bad<Birth>(Malformed why) -> around.inbox().offer(
                    new Arrival.Refused(this, packet, birthTopic, null, why, Settlement.Code.UNREADABLE, payload));
            case Decoded.Ok<Birth>(Birth birth) -> {
                stage = Stage.BIRTH_ASKED;
                around.births().register(this, birth, payload).onComplete(
                        verdict -> judged(birth, verdict, packet, payload.length),
                        failure -> {
                            LOG.atWarn().addKeyValue("device", device).log("birth of {} not registered: {}", device, failure.getMessage());
                            close(Closing.UNACKNOWLEDGED);
                        });
            }
        }
    }

    private void judged(Birth birth, Verdict verdict, int packet, int bytes) {
        if (stage == Stage.ENDED) {
            return;
        }
        switch (verdict) {
            case Verdict.Overtaken _ -> close(Closing.TAKEN_OVER);
            case Verdict.Forked forked -> {
                LOG.atWarn().addKeyValue("device", device).log("journal.forked {}: {} at birth", device, forked.code());
                close(Closing.FORKED);
            }
            case Verdict.Welcome welcome -> {
                stage = Stage.LIVE;
                progress = welcome.progress();
                intake = new Intake(this, birth, welcome.epoch());
                askedMillis = around.clock().millis();
                answered(new Settlement.Answer(packet, Settlement.Code.SUCCESS, bytes));
                downlink.born(welcome.epoch(), progress.upTo(welcome.epoch()), welcome.replay(), welcome.at(), birth.clock().mono());
                downlink.acknowledge(askedMillis, true);
                for (Held message = held.poll(); message != null; message = held.poll()) {
                    take(message.topic(), message.packet(), message.payload());
                }
                around.outbox().wake(this);
            }
        }
    }

    @Override
    public void settled(Settlement settlement) {
        // What was refused before the birth knows of nothing stored, and may be settled after the welcome.
        if (settlement.progress().epoch() > 0) {
            progress = settlement.progress();
        }
        if (stage == Stage.ENDED) {
            return;
        }
        for (Settlement.Answer answer : settlement.answers()) {
            answered(answer);
        }
        long now = around.clock().millis();
        waitingSinceMillis = now;
        downlink.settled(settlement, progress);
        if (downlink.news()) {
            downlink.acknowledge(now, true);
        }
        readOn();
    }

    private void answered(Settlement.Answer answer) {
        inFlight--;
        windowed -= answer.packet() == 0 ? 0 : 1;
        bytesInFlight -= answer.bytes();
        around.load().add(-answer.bytes());
        Long came = cameAtMillis.poll();
        if (came != null && answer.packet() != 0) {
            around.meters().acknowledged(around.clock().millis() - came);
        }
        if (answer.packet() == 0 || !endpoint.isConnected()) {
            return;
        }
        switch (answer.code()) {
            case SUCCESS -> endpoint.publishAcknowledge(answer.packet());
            case UNREADABLE -> acknowledge(answer.packet(), MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID);
            case FORBIDDEN -> acknowledge(answer.packet(), MqttPubAckReasonCode.NOT_AUTHORIZED);
        }
    }

    private void acknowledge(int packet, MqttPubAckReasonCode code) {
        endpoint.publishAcknowledge(packet, five ? code : MqttPubAckReasonCode.SUCCESS, MqttProperties.NO_PROPERTIES);
    }

    private void readOn() {
        if (wire.paused() && !crowded() && (five || inFlight < Frame.RECEIVE_MAXIMUM)) {
            wire.resume();
        }
    }

    /// Called twice a second: a new window of messages, and what time alone decides.
    void tick(long nowMillis) {
        messagesInWindow = 0;
        readOn();
        if (inFlight > 0 && nowMillis - waitingSinceMillis > Limits.UNACKNOWLEDGED.toMillis()) {
            close(Closing.UNACKNOWLEDGED);
        } else if (wire.paused() && nowMillis - pausedSinceMillis > keepAliveSeconds * 500L) {
            around.alarms().raise(device, "link.tooFast", "not read for half a keep-alive");
            close(Closing.TOO_FAST);
        } else if (stage == Stage.LIVE) {
            if (nowMillis - askedMillis > Limits.ASK_AGAIN.toMillis()) {
                askedMillis = nowMillis;
                if (progress.gaps().stream().anyMatch(Gap::askable)) {
                    around.inbox().offer(new Arrival.AskAgain(this));
                }
            }
            downlink.acknowledge(nowMillis, false);
        }
    }

    private void broken(Throwable failure) {
        if (failure instanceof TooLongFrameException) {
            around.alarms().raise(device, "packet.tooLarge", "a packet above " + Frame.MAX_PACKET_BYTES + " bytes");
            close(Closing.TOO_LARGE);
        } else if (failure instanceof DecoderException) {
            around.alarms().raise(device, "packet.malformed", String.valueOf(failure.getMessage()));
            close(Closing.MALFORMED);
        } else {
            LOG.debug("link of {} broke: {}", device, failure.getMessage());
        }
    }

    @Override
    public void close(Closing why) {
        if (stage == Stage.ENDED) {
            return;
        }
        LOG.atInfo().addKeyValue("device", device).log("closing {} connection {}: {}", device, connection, why);
        if (why == Closing.TAKEN_OVER && around.takeOvers().tooMany(device, around.clock().millis())) {
            around.alarms().raise(device, "link.flapping", "more than " + TakeOvers.MOST + " take-overs within a minute");
        }
        ended();
        if (!endpoint.isConnected()) {
            return;
        }
        if (five) {
            endpoint.disconnect(MqttDisconnectReasonCode.valueOf((byte) why.code()), MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.close();
        }
    }

    private void ended() {
        if (stage != Stage.ENDED) {
            stage = Stage.ENDED;
            wire.shut();
            held.clear();
            around.load().add(-bytesInFlight);
            bytesInFlight = 0;
            around.links().leave(this);
        }
    }

    @Override
    public boolean ready() {
        return stage == Stage.LIVE && downlink.hearsCommands();
    }

    @Override
    public void command(byte[] message, Runnable onAcknowledged) {
        downlink.command(message, onAcknowledged);
    }

    @Override
    public DeviceId device() {
        return device;
    }

    @Override
    public long connection() {
        return connection;
    }

    @Override
    public boolean open() {
        return stage != Stage.ENDED;
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
