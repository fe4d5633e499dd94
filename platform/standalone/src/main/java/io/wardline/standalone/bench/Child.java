package io.wardline.standalone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A process of the bench's own: a JVM of the same class path that answers one line with one line. It ends when its standard
 * input does, so none outlives the bench, however that ends.
 */
final class Child implements AutoCloseable {
    private static final int END_SECONDS = 20;
    private static final int LINES_SHOWN = 20;

    private final String role;
    private final Path log;
    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    private Child(String role, Path log, Process process) {
        this.role = role;
        this.log = log;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * Starts a process and waits until it is ready.
     *
     * @param role one of {@link BenchProcess.Role}
     * @param folder where its log goes
     * @param words told to it on its standard input, so that no password stands in a list of processes
     */
    static Child start(BenchProcess.Role role, Path folder, List<String> words) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java, "-XX:+UseSerialGC", "-Xms128m", "-Xmx1g", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener",
                "-cp", System.getProperty("java.class.path"), BenchProcess.class.getName(), role.name()));
        try {
            var log = Files.createTempFile(folder, role.name().toLowerCase(Locale.ROOT), ".log");
            var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            var child = new Child(role.name(), log, process);
            child.ask(String.join(" ", words));
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + role, e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Asks and waits for the answer. */
    String ask(String question) {
        try {
            questions.write(question);
            questions.write('\n');
            questions.flush();
            var answer = answers.readLine();
            if (answer == null || !answer.startsWith("ok")) {
                throw new IllegalStateException(role + " answers " + answer + "; it said:\n" + lastWords());
            }
            return answer.substring(2).strip();
        } catch (IOException e) {
            throw new IllegalStateException(role + " is gone; it said:\n" + lastWords(), e);
        }
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "nothing that can be read: " + e.getMessage();
        }
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Closes its input and waits for its end. */
    @Override
    public void close() {
        try {
            questions.close();
        } catch (IOException _) {
            // It is gone already.
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
