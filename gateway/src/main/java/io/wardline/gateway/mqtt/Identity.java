package io.wardline.gateway.mqtt;

import io.vertx.mqtt.MqttEndpoint;
import io.wardline.protocol.device.DeviceId;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// Who connects.
///
/// @param device from the certificate's URI subject alternative name; on the plain listener the client id
/// @param serial of the certificate in lower-case hex, null on the plain listener
record Identity(DeviceId device, @Nullable String serial) {
    private static final int URI_NAME = 6;

    /// The identity that the TLS layer has proved, or empty when the certificate names none of our devices.
    static Optional<Identity> proved(MqttEndpoint endpoint) {
        SSLSession session = endpoint.sslSession();
        if (session == null) {
            return Optional.empty();
        }
        try {
            for (Certificate certificate : session.getPeerCertificates()) {
                if (certificate instanceof X509Certificate own) {
                    return device(own).map(did -> new Identity(did, own.getSerialNumber().toString(16)));
                }
            }
        } catch (SSLPeerUnverifiedException | CertificateParsingException unusable) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<DeviceId> device(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        if (names == null) {
            return Optional.empty();
        }
        for (List<?> name : names) {
            if (name.get(0) instanceof Integer kind && kind == URI_NAME && name.get(1) instanceof String uri) {
                Optional<DeviceId> device = DeviceId.fromUrn(uri);
                if (device.isPresent()) {
                    return device;
                }
            }
        }
        return Optional.empty();
    }

    /// The identity that a client on the plain loopback listener claims.
    static Optional<Identity> claimed(MqttEndpoint endpoint) {
        String id = endpoint.clientIdentifier();
        return id == null ? Optional.empty() : DeviceId.parse(id).map(did -> new Identity(did, null));
    }
}
