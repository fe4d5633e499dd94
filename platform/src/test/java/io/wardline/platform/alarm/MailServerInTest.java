package io.wardline.platform.alarm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server of RFC 5321's few verbs on a socket of this machine, which can refuse and can hang up after it has taken a letter. */
final class MailServerInTest implements AutoCloseable {
    final List<String> letters = new CopyOnWriteArrayList<>();
    final List<String> recipients = new CopyOnWriteArrayList<>();
    /** So many letters are refused for now. */
    final AtomicInteger refusals = new AtomicInteger();
    /** After so many letters the line is cut before the answer. */
    final AtomicInteger hangUps = new AtomicInteger();
    private final ServerSocket socket;

    MailServerInTest() {
        this(0);
    }

    MailServerInTest(int port) {
        try {
            socket = new ServerSocket(port, 20, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (var line = socket.accept()) {
                talk(line);
            } catch (IOException _) {
                // The other side, or the test, has hung up.
            }
        }
    }

    private void talk(Socket line) throws IOException {
        var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
        say(line, "220 test");
        for (var words = in.readLine(); words != null; words = in.readLine()) {
            var verb = words.split(" ", 2)[0];
            switch (verb) {
                case "EHLO" -> say(line, "250 test");
                case "RCPT" -> {
                    recipients.add(words);
                    say(line, refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? "451 later" : "250 ok");
                }
                case "DATA" -> {
                    say(line, "354 go on");
                    letters.add(letter(in));
                    if (hangUps.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        return;
                    }
                    say(line, "250 taken");
                }
                case "QUIT" -> {
                    say(line, "221 bye");
                    return;
                }
                default -> say(line, "250 ok");
            }
        }
    }

    private static String letter(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var words = in.readLine(); words != null && !words.equals("."); words = in.readLine()) {
            text.append(words).append('\n');
        }
        return text.toString();
    }

    private static void say(Socket line, String words) throws IOException {
        line.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
