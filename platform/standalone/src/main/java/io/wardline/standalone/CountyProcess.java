package io.wardline.standalone;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part of the county as a process of its own, which can be killed without a word and started again. */
final class CountyProcess implements AutoCloseable {
    private static final Duration UP = Duration.ofSeconds(90);
    private static final int LOOK_MS = 100;
    private static final int MOST_STARTS = 5;

    private final List<String> command;
    private final URI ready;
    private final File log;
    /** Whoever ends the storm by a signal does not leave its county behind. */
    private final Thread closer = new Thread(() -> process().destroyForcibly(), "county-process-closer");
    private volatile Process process;

    private CountyProcess(List<String> command, URI ready, File log) {
        this.command = command;
        this.ready = ready;
        this.log = log;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(closer);
    }

    private Process process() {
        return process;
    }

    /**
     * Starts {@code wardline ARGUMENTS} on the class path of this process.
     *
     * @param ready answers 200 when the part is ready
     * @param log takes what it prints
     */
    static CountyProcess start(List<String> arguments, URI ready, Path log) {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Wardline.class.getName()));
        command.addAll(arguments);
        return new CountyProcess(List.copyOf(command), ready, log.toFile());
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new EnvironmentFault("cannot start a process: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until it says that it is ready. A part that gave up because another one was struck while it started is started again,
     * as the service manager of a real machine would.
     *
     * @throws EnvironmentFault when it ended too often, or is not ready in time
     */
    void awaitReady() {
        var until = System.nanoTime() + UP.toNanos();
        var starts = 1;
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client)) {
                if (process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                    if (starts++ == MOST_STARTS) {
                        throw new EnvironmentFault("a part of the county ended with " + process.exitValue() + "; see " + log);
                    }
                    process = launch();
                }
                if (System.nanoTime() > until) {
                    throw new EnvironmentFault("a part of the county was not ready within " + UP + "; see " + log);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentFault("interrupted while a part of the county starts", e);
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** SIGKILL, as a power cut would, and a new start at once. */
    void killAndRestart() {
        end();
        process = launch();
    }

    private void end() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException _) {
            // The hook is at work already.
        }
        end();
    }
}
