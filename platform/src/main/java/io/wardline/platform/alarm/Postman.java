package io.wardline.platform.alarm;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;

/** Hands letters to the mail server, one connection each: they are few, and a connection that is kept goes stale. */
final class Postman {
    private static final String CONNECT_MS = "5000";
    private static final String ANSWER_MS = "10000";

    private final MailServer server;
    private final Session session;
    private final InstantSource clock;

    Postman(MailServer server, InstantSource clock) {
        this.server = server;
        this.session = Session.getInstance(settings(server));
        this.clock = clock;
    }

    private static Properties settings(MailServer server) {
        var settings = new Properties();
        settings.setProperty("mail.smtp.connectiontimeout", CONNECT_MS);
        settings.setProperty("mail.smtp.timeout", ANSWER_MS);
        settings.setProperty("mail.smtp.writetimeout", ANSWER_MS);
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        settings.setProperty("mail.smtp.from", server.from());
        switch (server.security()) {
            case NONE -> {}
            case STARTTLS -> {
                settings.setProperty("mail.smtp.starttls.enable", "true");
                settings.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> settings.setProperty("mail.smtp.ssl.enable", "true");
        }
        return settings;
    }

    /**
     * Waits until the server has taken the letter.
     *
     * @throws Unsent when it did not, or nobody knows: the letter may then arrive twice
     */
    void send(Letter letter) throws Unsent {
        try (var transport = session.getTransport("smtp")) {
            var message = new MimeMessage(session);
            message.setFrom(new InternetAddress(server.from(), true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setSentDate(Date.from(clock.instant()));
            transport.connect(server.host(), server.port(), server.user(), server.user() == null ? null : server.password());
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new Unsent(server + ": " + e.getMessage(), e);
        }
    }
}
