package io.wardline.platform.device;

import io.wardline.platform.web.Access;
import io.wardline.platform.web.Answer;
import io.wardline.platform.web.Rendered;
import io.wardline.platform.web.Routes;
import io.wardline.protocol.device.DeviceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The county's own certificate authority, made at the first start: EC P-256, its key in the data directory and
 * readable by its owner only. It vouches for devices (device protocol, section Identity and connection) and for the
 * servers that they and the browsers talk to. Only the platform holds it; gateways hold a server certificate.
 */
public final class CertificateAuthority {
    /** How long a device's certificate lasts; before that the operator issues it another. */
    public static final Duration DEVICE_LIFE = Duration.ofDays(30);

    private static final Duration SERVER_LIFE = Duration.ofDays(397);
    private static final Duration OWN_LIFE = Duration.ofDays(3_652);
    /** A device whose clock lags a little must not refuse a certificate that was made a moment ago. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int SERIAL_BITS = 127;

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final InstantSource clock;
    private final SecureRandom secrets;

    private CertificateAuthority(X509Certificate certificate, PrivateKey key, InstantSource clock, SecureRandom secrets) {
        this.certificate = certificate;
        this.key = key;
        this.clock = clock;
        this.secrets = secrets;
    }

    /**
     * Opens the authority of a data directory and makes it at the first start.
     *
     * @param directory holds {@code authority.pem} (0600, key and certificate in one file, so that neither is ever there
     *     without the other) and {@code cert.pem}, the certificate alone, for handing out
     * @throws IllegalStateException when the file is there and cannot be used; it is never replaced, because every device
     *     trusts it
     */
    public static CertificateAuthority open(Path directory, InstantSource clock, SecureRandom secrets) {
        PrivateFiles.directory(directory);
        var file = directory.resolve("authority.pem");
        // Two processes may start on one data directory: the second one finds what the first one made.
        synchronized (CertificateAuthority.class) {
            try (var channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.exists(file)) {
                    PrivateFiles.secret(file, make(clock.instant(), secrets));
                }
                var text = Files.readString(file);
                var split = text.indexOf("-----BEGIN CERTIFICATE-----");
                if (split < 0) {
                    throw new IllegalStateException(file + " holds no certificate");
                }
                var certificate = Pem.certificate(text.substring(split));
                PrivateFiles.open(directory.resolve("cert.pem"), Pem.of(certificate));
                return new CertificateAuthority(certificate, Pem.ecKey(text.substring(0, split)), clock, secrets);
            } catch (IOException e) {
                throw new UncheckedIOException("the certificate authority " + file + " cannot be read", e);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalStateException("the certificate authority " + file + " is damaged", e);
            }
        }
    }

    /** The authority's own certificate, which devices and browsers trust. */
    public String certificatePem() {
        return Pem.of(certificate);
    }

    /** Declares {@code /ca.pem}: whoever is to trust this county downloads its certificate there. */
    public void declareRoutes(Routes routes) {
        var pem = new Rendered(200, "application/x-pem-file", certificatePem().getBytes(StandardCharsets.US_ASCII));
        routes.get("/ca.pem", Access.anybody(), _ -> new Answer.Raw(pem)
                .with("Content-Disposition", "attachment; filename=\"wardline-ca.pem\""));
    }

    /**
     * A certificate and key for a device: URI SAN {@code urn:wardline:device:{did}}, {@link #DEVICE_LIFE}. Whoever calls
     * records it in the registry, or the gateways will not know it.
     */
    public IssuedCertificate issueDevice(DeviceId did) {
        return issue(of(did));
    }

    /**
     * The same for a device that made its key itself and keeps it.
     *
     * @param key of a request whose signature was checked
     */
    public SignedCertificate certifyDevice(DeviceId did, PublicKey key) {
        return certify(of(did), key);
    }

    private static Holder of(DeviceId did) {
        var names = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, did.urn()));
        return new Holder("CN=" + did.value(), names, KeyPurposeId.id_kp_clientAuth, DEVICE_LIFE);
    }

    /**
     * A certificate and key for a gateway or the web server.
     *
     * @param hosts names and addresses beside localhost and 127.0.0.1, which are always among them
     */
    public IssuedCertificate issueServer(List<String> hosts) {
        var all = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
        all.addAll(hosts);
        var names = new GeneralNames(all.stream()
                .map(host -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
        return issue(new Holder("CN=Wardline server", names, KeyPurposeId.id_kp_serverAuth, SERVER_LIFE));
    }

    /** Whom a certificate names, what for, and how long it lasts. */
    private record Holder(String subject, GeneralNames names, KeyPurposeId purpose, Duration life) {}

    private IssuedCertificate issue(Holder holder) {
        var pair = newPair(secrets);
        return new IssuedCertificate(certify(holder, pair.getPublic()), Pem.of(pair.getPrivate()));
    }

    private SignedCertificate certify(Holder holder, PublicKey holders) {
        var from = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(CLOCKS_APART);
        var until = from.plus(CLOCKS_APART).plus(holder.life());
        var draft = new Draft(certificate.getSubjectX500Principal(), new X500Principal(holder.subject()), from, until, holders);
        var made = sign(draft, key, secrets, builder -> {
            var extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(holder.purpose()))
                    .addExtension(Extension.subjectAlternativeName, false, holder.names())
                    .addExtension(Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(certificate));
        });
        return new SignedCertificate(made.getSerialNumber().toString(16), from, until, Pem.of(made));
    }

    private static String make(Instant now, SecureRandom secrets) {
        var pair = newPair(secrets);
        var name = new X500Principal("CN=Wardline county authority");
        var from = now.truncatedTo(ChronoUnit.SECONDS).minus(CLOCKS_APART);
        var draft = new Draft(name, name, from, from.plus(OWN_LIFE), pair.getPublic());
        var made = sign(draft, pair.getPrivate(), secrets, builder -> builder
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(Extension.subjectKeyIdentifier, false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic())));
        return Pem.of(pair.getPrivate()) + Pem.of(made);
    }

    private record Draft(X500Principal issuer, X500Principal subject, Instant from, Instant until, PublicKey key) {}

    private interface Extending {
        void to(JcaX509v3CertificateBuilder builder) throws CertIOException, GeneralSecurityException;
    }

    private static X509Certificate sign(Draft draft, PrivateKey key, SecureRandom secrets, Extending extending) {
        try {
            var serial = new BigInteger(SERIAL_BITS, secrets).setBit(SERIAL_BITS - 1);
            var builder = new JcaX509v3CertificateBuilder(
                    draft.issuer(), serial, Date.from(draft.from()), Date.from(draft.until()), draft.subject(), draft.key());
            extending.to(builder);
            var signer = new JcaContentSignerBuilder(SIGNATURE).setSecureRandom(secrets).build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("a certificate for " + draft.subject() + " cannot be made", e);
        }
    }

    private static KeyPair newPair(SecureRandom secrets) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), secrets);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static boolean isAddress(String host) {
        return host.matches("[0-9.]+") || host.contains(":");
    }
}
