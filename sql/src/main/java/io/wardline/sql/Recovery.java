package io.wardline.sql;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The wait for a server that reads an archive. It may take as long as the log is long, so the wait ends with the server and
 * not with a clock; a server that gives up is noticed at once.
 */
final class Recovery {
    private static final int LOOK_MS = 50;
    private static final String NOT_STARTED = "could not start server";
    private static final String STILL_READING =
            """
            select pg_is_in_recovery()
            """;

    private final ServerHome home;
    private final ServerAddress address;
    private final long logBegins;

    Recovery(ServerHome home, ServerAddress address) {
        this.home = home;
        this.address = address;
        try {
            logBegins = Files.exists(home.log()) ? Files.size(home.log()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the server and waits until it is one that may be written to.
     *
     * @param start starts it and returns when it answers
     * @throws RecoveryFailed when it ends before
     */
    void run(Runnable start) {
        var answers = new CompletableFuture<Boolean>();
        var starter = Thread.ofPlatform().name("postgres-recovery").daemon().start(() -> {
            try {
                start.run();
                answers.complete(true);
            } catch (RuntimeException e) {
                answers.completeExceptionally(e);
            }
        });
        var seen = false;
        while (!within(answers)) {
            var alive = home.postmaster().isPresent();
            seen |= alive;
            if (!alive && (seen || log().contains(NOT_STARTED))) {
                giveUp(starter);
            }
        }
        while (isReading()) {
            var server = home.postmaster();
            if (server.isEmpty() || within(server.get().onExit())) {
                throw new RecoveryFailed(log());
            }
        }
    }

    private void giveUp(Thread starter) {
        // The start itself only asks again and again whether the server answers; nobody will.
        starter.interrupt();
        try {
            starter.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new RecoveryFailed(log());
    }

    /** Whether a future completes in the time of one look; its failure is thrown here. */
    private static boolean within(Future<?> future) {
        try {
            future.get(LOOK_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL recovered", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("PostgreSQL did not start", e.getCause());
        }
    }

    private boolean isReading() {
        try (var connection = DriverManager.getConnection(address.jdbcUrl("postgres"), "postgres", home.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(STILL_READING)) {
            rows.next();
            return rows.getBoolean(1);
        } catch (SQLException _) {
            // It refuses for a moment while it changes hands, or it has ended: the caller looks which.
            return true;
        }
    }

    private String log() {
        try (var file = new RandomAccessFile(home.log().toFile(), "r")) {
            file.seek(logBegins);
            var bytes = new byte[Math.toIntExact(file.length() - logBegins)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
