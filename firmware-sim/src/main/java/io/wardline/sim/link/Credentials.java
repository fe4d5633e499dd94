package io.wardline.sim.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/// What a device shows and whom it believes, as PEM texts.
///
/// @param keyPem         private key, PKCS #8
/// @param certificatePem the device's certificate, and the chain below the authority if there is one
/// @param authorityPem   certificates of the authority that the gateway's certificate must come from
public record Credentials(String keyPem, String certificatePem, String authorityPem) {
    private static final char[] NO_PASSWORD = {};

    /// @throws IllegalArgumentException when the PEM texts hold no usable key or certificate
    KeyManagerFactory keys() {
        try {
            Collection<? extends Certificate> chain = certificates(certificatePem);
            PrivateKey key = KeyFactory.getInstance(chain.iterator().next().getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(der(keyPem)));
            KeyStore store = empty();
            store.setKeyEntry("device", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("the device's key or certificate cannot be used", unusable);
        }
    }

    /// @throws IllegalArgumentException when the PEM text holds no usable certificate
    TrustManagerFactory trust() {
        try {
            KeyStore store = empty();
            int number = 0;
            for (Certificate certificate : certificates(authorityPem)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("the authority's certificate cannot be used", unusable);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
        Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        if (all.isEmpty()) {
            throw new GeneralSecurityException("the text holds no certificate");
        }
        return all;
    }

    private static byte[] der(String pem) {
        StringBuilder text = new StringBuilder();
        pem.lines().filter(line -> !line.startsWith("-----")).forEach(line -> text.append(line.strip()));
        return Base64.getDecoder().decode(text.toString());
    }
}
