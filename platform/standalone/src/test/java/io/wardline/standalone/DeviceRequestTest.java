package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.sim.link.DeviceKey;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.Test;

/** What a simulated device asks for, read by another hand. */
final class DeviceRequestTest {
    @Test
    void a_device_asks_for_a_certificate_in_a_form_that_others_read() throws Exception {
        var asked = DeviceKey.make(new SecureRandom()).request("cab-H01-01-01");
        var request = new JcaPKCS10CertificationRequest(Base64.getDecoder().decode(asked));
        assertThat(request.getSubject()).hasToString("CN=cab-H01-01-01");
        assertThat(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(request.getPublicKey()))).isTrue();
    }
}
