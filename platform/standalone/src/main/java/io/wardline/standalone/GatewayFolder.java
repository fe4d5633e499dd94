package io.wardline.standalone;

import io.wardline.platform.device.CertificateAuthority;
import io.wardline.platform.device.PrivateFiles;
import io.wardline.sql.Role;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What a gateway on another machine, or in a container of its own, is handed: it stands where strangers knock, so it gets
 * neither the authority's key nor any password but that of its own role.
 *
 * @param home of the county
 * @param url of its database, as the gateway reaches it
 * @param mqtt where it listens for devices
 * @param health where it answers whether it is ready
 */
record GatewayFolder(CountyHome home, String url, HostAndPort mqtt, HostAndPort health) {
    /**
     * Writes the folder; what stood there before is replaced, since every writing makes a new key and certificate.
     *
     * @param names under which devices reach it, beside those of the loopback address
     * @return when the certificate ends
     */
    Instant write(Path folder, List<String> names, InstantSource clock, SecureRandom secrets) {
        if (!home.hasAuthority()) {
            throw new EnvironmentFault(
                    "there is no certificate authority in " + home.certificates() + "; is --data the folder of this county?");
        }
        var authority = CertificateAuthority.open(home.certificates(), clock, secrets);
        var issued = authority.issueServer(mqtt.certified(names));
        try (var database = CountyDatabase.open(home, url, secrets)) {
            PrivateFiles.directory(folder);
            PrivateFiles.secret(folder.resolve("database.password"), database.passwords().of(Role.GATEWAY) + "\n");
            PrivateFiles.secret(folder.resolve("key.pem"), issued.keyPem());
            PrivateFiles.open(folder.resolve("cert.pem"), issued.certificatePem());
            PrivateFiles.open(folder.resolve("ca.pem"), authority.certificatePem());
            PrivateFiles.open(folder.resolve("gateway.conf"), configuration(database));
        }
        return issued.notAfter();
    }

    /** Without a node: several gateways may read one folder, and each takes the name of its own machine. */
    private String configuration(CountyDatabase database) {
        return """
                database.host = %s
                database.port = %d
                database.name = %s
                database.user = %s
                database.passwordFile = database.password
                mqtt.host = %s
                mqtt.port = %d
                tls.key = key.pem
                tls.certificate = cert.pem
                tls.authority = ca.pem
                health.host = %s
                health.port = %d
                """.formatted(
                database.server().host(), database.server().port(), database.database(), Role.GATEWAY.login(), mqtt.host(),
                mqtt.port(), health.host(), health.port());
    }
}
