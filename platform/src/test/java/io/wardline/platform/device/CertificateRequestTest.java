package io.wardline.platform.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.web.WrongForm;
import io.wardline.protocol.device.DeviceId;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateRequestTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");

    @TempDir
    private Path directory;

    private static KeyPair pair(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static String request(String subject, KeyPair pair, PrivateKey signer) throws Exception {
        var made = new JcaPKCS10CertificationRequestBuilder(new X500Principal(subject), pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer));
        return Base64.getEncoder().encodeToString(made.getEncoded());
    }

    @Test
    void a_certificate_names_the_device_of_the_registry_whomever_the_request_names() throws Exception {
        var pair = pair("secp256r1");
        var request = CertificateRequest.parse(request("CN=C-666", pair, pair.getPrivate()));
        var authority = CertificateAuthority.open(directory.resolve("authority"), InstantSource.fixed(NOW), new SecureRandom());
        var certificate = Pem.certificate(authority.certifyDevice(new DeviceId("C-017"), request.key()).pem());
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(6, "urn:wardline:device:C-017"));
        assertThat(certificate.getSubjectX500Principal()).isEqualTo(new X500Principal("CN=C-017"));
        assertThat(certificate.getPublicKey()).isEqualTo(pair.getPublic());
        certificate.verify(Pem.certificate(authority.certificatePem()).getPublicKey());
    }

    @Test
    void refuses_a_key_whose_private_half_the_asker_has_not() throws Exception {
        var text = request("CN=C-017", pair("secp256r1"), pair("secp256r1").getPrivate());
        assertThatThrownBy(() -> CertificateRequest.parse(text)).isInstanceOf(WrongForm.class);
    }

    @Test
    void refuses_another_curve_and_what_is_no_request() throws Exception {
        var other = pair("secp384r1");
        var text = request("CN=C-017", other, other.getPrivate());
        assertThatThrownBy(() -> CertificateRequest.parse(text)).isInstanceOf(WrongForm.class);
        for (var wrong : List.of("", "MIIB", "MAA=", "MAMCAQA=", "-----BEGIN CERTIFICATE REQUEST-----", "\u0000")) {
            assertThatThrownBy(() -> CertificateRequest.parse(wrong)).as(wrong).isInstanceOf(WrongForm.class);
        }
    }
}
