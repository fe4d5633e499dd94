package io.wardline.sim.link;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/// Whom a program believes that talks to the product over HTTPS.
public final class Trust {
    private Trust() {}

    /// Certificates of the authority are believed, and no others.
    ///
    /// @param authorityPem the county's own authority
    /// @throws IllegalArgumentException when the text holds no usable certificate
    public static SSLContext in(String authorityPem) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new Credentials("", "", authorityPem).trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK speaks TLS", impossible);
        }
    }
}
