package io.wardline.gateway;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the test's own, with EC keys. */
final class TestAuthority {
    private static final String NAME = "CN=Test CA";
    private static final char[] NO_PASSWORD = {};

    private final KeyPair keys = keys();
    private final X509Certificate certificate;
    private long serial = 0x1000;

    TestAuthority() {
        certificate = issue(NAME, keys, null, Instant.now().plus(Duration.ofDays(2)), true);
    }

    /** A key with its certificate. */
    record Issued(KeyPair keys, X509Certificate certificate, X509Certificate authority) {
        String serial() {
            return certificate.getSerialNumber().toString(16);
        }

        /** The TLS settings of a device that holds this certificate. */
        MqttClientSslConfig tls(String... protocols) {
            try {
                var own = KeyStore.getInstance("PKCS12");
                own.load(null, NO_PASSWORD);
                own.setKeyEntry("device", keys.getPrivate(), NO_PASSWORD, new X509Certificate[] {certificate});
                var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keyManagers.init(own, NO_PASSWORD);
                var trusted = KeyStore.getInstance("PKCS12");
                trusted.load(null, NO_PASSWORD);
                trusted.setCertificateEntry("authority", authority);
                var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trustManagers.init(trusted);
                var config = MqttClientSslConfig.builder()
                        .keyManagerFactory(keyManagers)
                        .trustManagerFactory(trustManagers)
                        .hostnameVerifier((_, _) -> true);
                return protocols.length == 0 ? config.build() : config.protocols(List.of(protocols)).build();
            } catch (GeneralSecurityException | IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        void write(Path folder, String name) {
            try {
                Files.writeString(folder.resolve(name + "-key.pem"), pem(new JcaPKCS8Generator(keys.getPrivate(), null)));
                Files.writeString(folder.resolve(name + "-cert.pem"), pem(certificate));
                Files.writeString(folder.resolve("ca.pem"), pem(authority));
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static String pem(Object thing) throws IOException {
            var text = new StringWriter();
            try (var out = new JcaPEMWriter(text)) {
                out.writeObject(thing);
            }
            return text.toString();
        }
    }

    Issued server() {
        var server = keys();
        var name = new GeneralName(GeneralName.dNSName, "localhost");
        return new Issued(server, issue("CN=localhost", server, name, Instant.now().plus(Duration.ofDays(1)), false), certificate);
    }

    Issued device(String did) {
        return device(did, Instant.now().plus(Duration.ofDays(1)));
    }

    Issued device(String did, Instant notAfter) {
        var device = keys();
        var name = new GeneralName(GeneralName.uniformResourceIdentifier, "urn:wardline:device:" + did);
        return new Issued(device, issue("CN=" + did, device, name, notAfter, false), certificate);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private X509Certificate issue(
            String subject, KeyPair holder, @org.jspecify.annotations.Nullable GeneralName alternative, Instant notAfter, boolean authority) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    new X500Name(NAME), BigInteger.valueOf(serial++), Date.from(Instant.now().minus(Duration.ofDays(1))),
                    Date.from(notAfter), new X500Name(subject), holder.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (alternative != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternative));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
