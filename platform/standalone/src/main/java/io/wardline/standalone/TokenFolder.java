package io.wardline.standalone;

import io.wardline.platform.device.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a program needs to sign in from outside: its token, and the authority from which the server's certificate comes. */
final class TokenFolder {
    private static final String TOKEN = "token";

    private TokenFolder() {}

    /** Whether a program was given its token here before. */
    static boolean holdsToken(Path folder) {
        return Files.exists(folder.resolve(TOKEN));
    }

    /** The token last: whoever finds one finds the certificate, too. */
    static void write(Path folder, String token, String authorityPem) {
        PrivateFiles.directory(folder);
        PrivateFiles.open(folder.resolve("ca.pem"), authorityPem);
        PrivateFiles.secret(folder.resolve(TOKEN), token + "\n");
    }
}
