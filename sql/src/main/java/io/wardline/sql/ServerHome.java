package io.wardline.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of one local server: its data, its superuser's password, its log, and a lock that one process
 * holds as long as it works with the server.
 */
final class ServerHome {
    private static final Logger LOG = LoggerFactory.getLogger(ServerHome.class);
    private static final String INITIALIZED = "wardline.initialized";
    private static final long STOP_TIMEOUT_S = 60;
    /** The directories that this process holds; guarded by itself. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path directory;
    private final FileChannel lockChannel;
    private final String password;

    private ServerHome(Path directory, FileChannel lockChannel, String password) {
        this.directory = directory;
        this.lockChannel = lockChannel;
        this.password = password;
    }

    /** Where binaries, and usually throw-away servers, of this user live; two users never share it. */
    static Path userFolder() {
        var cache = System.getenv("XDG_CACHE_HOME");
        var root = cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return root.resolve("wardline").resolve("postgres");
    }

    /**
     * Takes hold of a directory, creating it where it is absent.
     *
     * @throws IllegalStateException when another process, or this one, holds it already
     */
    static ServerHome open(Path directory, RandomGenerator secrets) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var held = directory.toRealPath();
            var channel = lock(held);
            if (channel == null) {
                throw new IllegalStateException("another process works with " + directory);
            }
            var home = new ServerHome(held, channel, password(held, secrets));
            home.setAsideHalfMade();
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + directory + " cannot hold a database", e);
        }
    }

    /**
     * Takes hold of a new directory for a server whose data may vanish, after removing those that killed processes
     * left behind.
     */
    static ServerHome openThrowAway(RandomGenerator secrets) {
        var folder = throwAwayFolder();
        try {
            Files.createDirectories(folder);
            // One process at a time, or one would sweep away what another is about to lock.
            synchronized (ServerHome.class) {
                try (var channel = FileChannel.open(
                                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var _ = channel.lock()) {
                    sweep(folder);
                    return open(folder.resolve("%016x".formatted(secrets.nextLong())), secrets);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no server can be made in " + folder, e);
        }
    }

    /** {@code WARDLINE_THROW_AWAY} names a faster place, such as a folder in memory; it should be this user's own. */
    private static Path throwAwayFolder() {
        var named = System.getenv("WARDLINE_THROW_AWAY");
        return named == null || named.isBlank() ? userFolder().resolve("throw-away") : Path.of(named);
    }

    private static void sweep(Path folder) {
        for (var directory : children(folder)) {
            try {
                var channel = lock(directory);
                if (channel != null) {
                    var home = new ServerHome(directory, channel, "");
                    home.stopLeftBehind();
                    home.delete();
                    home.release();
                }
            } catch (IOException e) {
                LOG.warn("the abandoned server in {} stays: {}", directory, e.getMessage());
            }
        }
    }

    Path data() {
        return directory.resolve("data");
    }

    Path log() {
        return directory.resolve("server.log");
    }

    Path passwordFile() {
        return directory.resolve("superuser.password");
    }

    String password() {
        return password;
    }

    /**
     * Called between initdb and the first start: from now on the data directory is whole.
     *
     * @param archiving whether the server will be started with archiving switched on
     */
    void markInitialized(boolean archiving) {
        try {
            if (archiving) {
                archiveNothingUnlessTold();
            }
            Files.writeString(data().resolve(INITIALIZED), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Gives a server that is switched to archiving a command that keeps nothing, unless a backup has given it one: without any
     * command it would keep every log file it ever writes. Called while the server is stopped, as the file is its own.
     */
    void archiveNothingUnlessTold() {
        var settings = data().resolve("postgresql.auto.conf");
        try {
            if (Files.exists(settings)
                    && Files.readAllLines(settings).stream().noneMatch(line -> line.startsWith("archive_command"))) {
                Files.writeString(settings, "archive_command = 'true'\n", StandardOpenOption.APPEND, StandardOpenOption.SYNC);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server that runs on these data, found by {@code postmaster.pid}; a re-used process id is not taken for it. */
    Optional<ProcessHandle> postmaster() {
        var file = data().resolve("postmaster.pid");
        try {
            var lines = Files.readAllLines(file);
            return lines.isEmpty() ? Optional.empty() : alivePostgres(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Stops a server that a killed process left behind, and waits for the children of one that was itself killed. */
    void stopLeftBehind() {
        postmaster().ifPresent(server -> {
            LOG.info("stopping the PostgreSQL server {} that was left behind in {}", server.pid(), directory);
            signal("INT", server.pid());
            awaitEnd(server);
        });
        awaitEnd();
    }

    /** Waits until no process of the server is left. */
    void awaitEnd() {
        processesInData().forEach(ServerHome::awaitEnd);
    }

    void release() {
        try {
            synchronized (HELD) {
                lockChannel.close();
                HELD.remove(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of " + directory + " cannot be released", e);
        }
    }

    /** Deletes everything, while it is still held: nobody else sweeps it meanwhile. */
    void delete() {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // A walk over files that another process is removing at the same time ends in an unchecked one.
            LOG.warn("{} could not be deleted: {}", directory, e.getMessage());
        }
    }

    /** An interrupted first start leaves data that no server ever used; they are kept aside and made anew. */
    private void setAsideHalfMade() throws IOException {
        if (!Files.exists(data()) || Files.exists(data().resolve(INITIALIZED))) {
            return;
        }
        var aside = Files.createTempDirectory(directory, "unfinished-");
        Files.move(data(), aside.resolve("data"));
        LOG.warn("an unfinished first start was moved to {}", aside);
    }

    /** Processes whose working directory is the data directory: on Linux every process of a server stands there. */
    private List<ProcessHandle> processesInData() {
        return ProcessHandle.allProcesses().filter(process -> standsIn(process, data())).toList();
    }

    private static boolean standsIn(ProcessHandle process, Path data) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")).equals(data);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static Optional<ProcessHandle> alivePostgres(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(STOP_TIMEOUT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL stopped", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("PostgreSQL process " + process.pid() + " does not stop", e);
        }
    }

    static void signal(String name, long pid) {
        try {
            // The shell has kill built in; a slim machine may lack the program.
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("signal " + name + " cannot be sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending a signal", e);
        }
    }

    private static String password(Path directory, RandomGenerator secrets) throws IOException {
        var file = directory.resolve("superuser.password");
        if (!Files.exists(file)) {
            // Written whole under another name first: a half-written password would lock the superuser out.
            var draft = directory.resolve("superuser.password.new");
            Files.deleteIfExists(draft);
            Files.createFile(
                    draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, RolePasswords.drawOne(secrets), StandardOpenOption.SYNC, StandardOpenOption.WRITE);
            Files.move(draft, file);
        }
        return Files.readString(file).strip();
    }

    /**
     * Locks a directory, or returns null where somebody holds it. What this process holds is looked up first: opening
     * and closing the file a second time would give away its own lock, because the system counts locks by process.
     */
    private static @Nullable FileChannel lock(Path directory) throws IOException {
        synchronized (HELD) {
            if (HELD.contains(directory)) {
                return null;
            }
            var channel = FileChannel.open(
                    directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return null;
            }
            HELD.add(directory);
            return channel;
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            var directories = new ArrayList<Path>();
            for (var directory : found.filter(Files::isDirectory).toList()) {
                directories.add(directory.toRealPath());
            }
            return directories;
        } catch (IOException _) {
            return List.of();
        }
    }
}
