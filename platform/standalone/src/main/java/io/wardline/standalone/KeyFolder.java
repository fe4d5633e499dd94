package io.wardline.standalone;

import io.wardline.platform.device.IssuedCertificate;
import io.wardline.platform.device.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that takes a device's key. It is made and tried before the device is registered: otherwise a certificate could
 * stand in the registry whose key nobody was able to keep. One that was made in vain is taken away again.
 */
final class KeyFolder implements AutoCloseable {
    private static final String KEY = "key.pem";

    private final Path folder;
    private final boolean fresh;
    private boolean filled;

    private KeyFolder(Path folder, boolean fresh) {
        this.folder = folder;
        this.fresh = fresh;
    }

    /**
     * Makes the folder where it is not there, and sees that files can be written into it.
     *
     * @throws EnvironmentFault when they cannot
     */
    static KeyFolder claim(Path folder) {
        var fresh = !Files.exists(folder);
        try {
            PrivateFiles.directory(folder);
            // Asking for the rights is not enough: some file systems give them and take no file.
            Files.delete(Files.createTempFile(folder, "wardline", ".new"));
        } catch (IOException e) {
            throw new EnvironmentFault("cannot write into the folder " + folder + ": " + Reason.of(e), e);
        } catch (UncheckedIOException e) {
            throw new EnvironmentFault("cannot make the folder " + folder + ": " + Reason.of(e), e);
        }
        return new KeyFolder(folder, fresh);
    }

    /** Whether a key stands there from an earlier time. */
    boolean hasKey() {
        return Files.exists(folder.resolve(KEY));
    }

    /** Writes key, certificate and the authority's certificate, replacing what stands there. */
    void keep(IssuedCertificate issued, String authorityPem) {
        PrivateFiles.secret(folder.resolve(KEY), issued.keyPem());
        PrivateFiles.open(folder.resolve("cert.pem"), issued.certificatePem());
        PrivateFiles.open(folder.resolve("ca.pem"), authorityPem);
        filled = true;
    }

    @Override
    public void close() {
        if (fresh && !filled) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new EnvironmentFault("cannot take away the folder " + folder + ": " + Reason.of(e), e);
            }
        }
    }
}
