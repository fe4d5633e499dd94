package io.wardline.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a device may listen to: its own `command`, `ack` and `state/desired`, at most QoS 1, by their full names.
final class Subscriptions {
    private Subscriptions() {}

    static void answer(
            MqttEndpoint endpoint, boolean five, DeviceId device, MqttSubscribeMessage message, Downlink downlink) {
        List<MqttSubAckReasonCode> codes = new ArrayList<>();
        for (MqttTopicSubscription asked : message.topicSubscriptions()) {
            MqttSubAckReasonCode code = answer(device, asked, message);
            if (!code.isError()) {
                downlink.subscribe(asked.topicName(),
                        code == MqttSubAckReasonCode.GRANTED_QOS0 ? MqttQoS.AT_MOST_ONCE : MqttQoS.AT_LEAST_ONCE);
            }
            // MQTT 3.1.1 knows one way to say no.
            codes.add(five || !code.isError() ? code : MqttSubAckReasonCode.UNSPECIFIED_ERROR);
        }
        endpoint.subscribeAcknowledge(message.messageId(), codes, MqttProperties.NO_PROPERTIES);
    }

    private static MqttSubAckReasonCode answer(DeviceId device, MqttTopicSubscription asked, MqttSubscribeMessage message) {
        String filter = asked.topicName();
        if (message.properties().getProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER) != null) {
            return MqttSubAckReasonCode.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED;
        }
        if (filter.startsWith("$share/")) {
            return MqttSubAckReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED;
        }
        if (filter.indexOf('#') >= 0 || filter.indexOf('+') >= 0) {
            return MqttSubAckReasonCode.WILDCARD_SUBSCRIPTIONS_NOT_SUPPORTED;
        }
        Optional<Topic> topic = Topic.parse(filter);
        if (topic.isEmpty() || topic.get().up() || !topic.get().device().equals(device)) {
            return MqttSubAckReasonCode.NOT_AUTHORIZED;
        }
        return asked.qualityOfService() == MqttQoS.AT_MOST_ONCE
                ? MqttSubAckReasonCode.GRANTED_QOS0
                : MqttSubAckReasonCode.GRANTED_QOS1;
    }
}
