package io.wardline.platform.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.protocol.device.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");

    @TempDir
    private Path directory;

    private CertificateAuthority open() {
        return CertificateAuthority.open(directory.resolve("authority"), InstantSource.fixed(NOW), new SecureRandom());
    }

    @Test
    void a_device_certificate_names_the_device_and_is_trusted_for_thirty_days() throws Exception {
        var authority = open();
        var issued = authority.issueDevice(new DeviceId("C-017"));
        var certificate = Pem.certificate(issued.certificatePem());
        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(6, "urn:wardline:device:C-017"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(issued.notAfter()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(issued.serial()).matches("[0-9a-f]{1,40}").isEqualTo(certificate.getSerialNumber().toString(16));
        validate(certificate, Pem.certificate(authority.certificatePem()));
        assertThat(issued.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void a_server_certificate_always_names_this_machine() throws Exception {
        var issued = open().issueServer(List.of("wardline.county.example", "10.1.2.3"));
        var certificate = Pem.certificate(issued.certificatePem());
        assertThat(certificate.getSubjectAlternativeNames()).containsExactlyInAnyOrder(
                List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(2, "wardline.county.example"), List.of(7, "10.1.2.3"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void the_key_belongs_to_the_certificate() throws Exception {
        var issued = open().issueDevice(new DeviceId("C-1"));
        var signing = Signature.getInstance("SHA256withECDSA");
        signing.initSign(Pem.ecKey(issued.keyPem()));
        signing.update(new byte[] {1, 2, 3});
        var signature = signing.sign();
        signing.initVerify(Pem.certificate(issued.certificatePem()));
        signing.update(new byte[] {1, 2, 3});
        assertThat(signing.verify(signature)).isTrue();
    }

    @Test
    void stays_the_same_authority_over_a_restart_and_keeps_its_key_to_itself() throws IOException {
        var first = open().certificatePem();
        assertThat(open().certificatePem()).isEqualTo(first);
        var file = directory.resolve("authority/authority.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
        assertThat(Files.readString(directory.resolve("authority/cert.pem"))).isEqualTo(first);
    }

    @Test
    void a_damaged_authority_is_never_replaced_by_a_new_one() throws IOException {
        open();
        var file = directory.resolve("authority/authority.pem");
        Files.writeString(file, Files.readString(file).replace("MI", "XX"));
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("damaged");
    }

    private static void validate(X509Certificate certificate, X509Certificate authority) throws Exception {
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(NOW));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }
}
