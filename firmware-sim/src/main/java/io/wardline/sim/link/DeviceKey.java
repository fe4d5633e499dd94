package io.wardline.sim.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/// A key that a device made itself, on the curve P-256. It leaves the device in no form; what leaves is a certificate request
/// (PKCS #10, RFC 2986), written here byte by byte since the JDK has no public way to write one.
public final class DeviceKey {
    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final byte[] NO_ATTRIBUTES = {(byte) 0xA0, 0x00};
    /// ecdsa-with-SHA256, 1.2.840.10045.4.3.2.
    private static final byte[] ECDSA_WITH_SHA256 = {
        0x30, 0x0A, 0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02
    };
    private static final byte[] NO_UNUSED_BITS = {0x00};
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final KeyPair pair;
    private final SecureRandom secrets;

    private DeviceKey(KeyPair pair, SecureRandom secrets) {
        this.pair = pair;
        this.secrets = secrets;
    }

    /// A new key.
    public static DeviceKey make(SecureRandom secrets) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), secrets);
            return new DeviceKey(generator.generateKeyPair(), secrets);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has P-256", impossible);
        }
    }

    /// The request for a certificate, in Base64 on one line.
    ///
    /// @param subject common name that stands in it; the product goes by its registry and not by this
    public String request(String subject) {
        try {
            byte[] asked = der(
                    SEQUENCE, VERSION_0, new X500Principal("CN=" + subject).getEncoded(), pair.getPublic().getEncoded(), NO_ATTRIBUTES);
            Signature signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(pair.getPrivate(), secrets);
            signing.update(asked);
            byte[] request = der(SEQUENCE, asked, ECDSA_WITH_SHA256, der(BIT_STRING, NO_UNUSED_BITS, signing.sign()));
            return Base64.getEncoder().encodeToString(request);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK signs with P-256", impossible);
        }
    }

    /// The key with what the product answered to its request.
    public Credentials certified(String certificatePem, String authorityPem) {
        return new Credentials(pem("PRIVATE KEY", pair.getPrivate().getEncoded()), certificatePem, authorityPem);
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (length > 0xFF) {
            whole.write(0x82);
            whole.write(length >> 8);
        } else if (length > 0x7F) {
            whole.write(0x81);
        }
        whole.write(length);
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }

    @Override
    public String toString() {
        return "DeviceKey[hidden]";
    }
}
