package io.wardline.platform.alarm;

import org.jspecify.annotations.Nullable;

/**
 * The mail server (SMTP) that takes letters.
 *
 * @param port 1 to 65,535
 * @param from the sender's address
 * @param user null: the server takes letters without asking who sends them
 * @param password of the user
 */
public record MailServer(String host, int port, Security security, String from, @Nullable String user, String password) {
    /** How the connection is protected. */
    public enum Security {
        /** Not at all: a relay on this machine or in a closed net. */
        NONE,
        /** STARTTLS, or nothing is sent. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS
    }

    public MailServer {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("mail.port is 1 to 65535, not " + port);
        }
        if (!from.contains("@")) {
            throw new IllegalArgumentException("mail.from is an address, not " + from);
        }
        if (user != null && security == Security.NONE) {
            throw new IllegalArgumentException("a password does not travel in clear: set mail.security to starttls or tls");
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
