package io.wardline.platform.device;

import io.wardline.platform.web.WrongForm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * What a device that made its key itself hands in for a certificate (PKCS #10, RFC 2986). Only the key counts: whom the
 * certificate names is decided by the registry, so the request's own subject and extensions are not read.
 *
 * @param key on the curve P-256; whoever made the request has its private half
 */
record CertificateRequest(PublicKey key) {
    /** A request with a P-256 key has some 400 characters; one with a chain of attributes a few thousand. */
    static final int LONGEST = 8_192;

    /**
     * Reads a request: its DER form in Base64, one line as EST has it (RFC 7030, section 4.2.1), since no field of a form holds
     * line ends.
     *
     * @throws WrongForm where it is none, is not signed by its own key, or the key is not on P-256
     */
    static CertificateRequest parse(String base64) {
        try {
            var request = new JcaPKCS10CertificationRequest(Base64.getDecoder().decode(base64));
            var kind = request.getSubjectPublicKeyInfo().getAlgorithm();
            if (!X9ObjectIdentifiers.id_ecPublicKey.equals(kind.getAlgorithm())
                    || !SECObjectIdentifiers.secp256r1.equals(kind.getParameters())) {
                throw new WrongForm("certificate_request");
            }
            var key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new WrongForm("certificate_request");
            }
            return new CertificateRequest(key);
        } catch (GeneralSecurityException | IOException | OperatorCreationException | PKCSException | IllegalArgumentException
                | IndexOutOfBoundsException | NullPointerException e) {
            // The library reads a sequence of too few parts without looking at its length.
            throw e instanceof WrongForm wrong ? wrong : new WrongForm("certificate_request");
        }
    }
}
