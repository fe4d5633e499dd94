package io.wardline.gateway.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.mqtt.MqttEndpoint;

/// A CONNECT that is refused: the MQTT 5 reason code and the nearest word of MQTT 3.1.1.
enum Refusal {
    CLIENT_ID(MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
            MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED),
    NOT_AUTHORIZED(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5,
            MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED),
    FORKED(MqttConnectReturnCode.CONNECTION_REFUSED_BANNED, MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED),
    FULL(MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED,
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE),
    TOO_MANY_AT_ONCE(MqttConnectReturnCode.CONNECTION_REFUSED_CONNECTION_RATE_EXCEEDED,
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE),
    /// While this CONNECT was decided on, a newer one of the same device was accepted.
    OVERTAKEN(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5,
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE),
    NO_DATABASE(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5,
            MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);

    private final MqttConnectReturnCode five;
    private final MqttConnectReturnCode three;

    Refusal(MqttConnectReturnCode five, MqttConnectReturnCode three) {
        this.five = five;
        this.three = three;
    }

    void answer(MqttEndpoint endpoint) {
        endpoint.reject(endpoint.protocolVersion() >= MqttVersion.MQTT_5.protocolLevel() ? five : three);
    }
}
