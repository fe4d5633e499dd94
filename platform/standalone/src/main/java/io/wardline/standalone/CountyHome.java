package io.wardline.standalone;

import io.wardline.sql.Role;
import io.wardline.sql.RolePasswords;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The folder of one county: its database, its certificate authority, the passwords of the database roles.
 * Everything in it belongs to one operating system user and is closed to all others.
 */
final class CountyHome {
    private static final Set<java.nio.file.attribute.PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String PASSWORDS = "roles.properties";

    private final Path directory;

    private CountyHome(Path directory) {
        this.directory = directory;
    }

    /**
     * The folder given by {@code --data}, or the user's own one.
     *
     * @param given the option's value
     * @param otherwise the last part of the user's folder: {@code demo} or {@code county}
     * @throws EnvironmentFault when the folder cannot be made or written
     */
    static CountyHome open(Optional<String> given, String otherwise) {
        var directory = folder(given, otherwise);
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new EnvironmentFault("cannot use the folder " + directory + ": " + Reason.of(e), e);
        }
        return new CountyHome(directory);
    }

    /**
     * The same, for a command that visits a county: a slip of the pen in the folder's name must not found a second one.
     *
     * @throws EnvironmentFault when no county was started there before
     */
    static CountyHome existing(Optional<String> given, String otherwise) {
        var home = new CountyHome(folder(given, otherwise));
        if (!Files.exists(home.passwordFile())) {
            throw new EnvironmentFault("there is no county in " + home + "; is --data the folder of this county?");
        }
        return home;
    }

    private static Path folder(Optional<String> given, String otherwise) {
        return given.map(Path::of).orElseGet(() -> userFolder().resolve(otherwise)).toAbsolutePath().normalize();
    }

    /** Where the embedded PostgreSQL lives. */
    Path postgres() {
        return directory.resolve("postgres");
    }

    /** The folder itself. */
    Path folder() {
        return directory;
    }

    /** The data directory of the embedded PostgreSQL. */
    Path cluster() {
        return postgres().resolve("data");
    }

    /** Where the certificate authority keeps its key and certificates. */
    Path certificates() {
        return directory.resolve("certificates");
    }

    /** Whether the county's authority has been founded here. */
    boolean hasAuthority() {
        return Files.exists(certificates().resolve("authority.pem"));
    }

    /** The key of the secrets that accounts leave with the county; beside the database, never in it. */
    Path identityKey() {
        return certificates().resolve("identity.key");
    }

    /** Any other file of the county. */
    Path file(String name) {
        return directory.resolve(name);
    }

    /** Where the passwords of the database roles stand. */
    Path passwordFile() {
        return directory.resolve(PASSWORDS);
    }

    /** The passwords of the database roles, drawn at the first start. */
    RolePasswords passwords(RandomGenerator secrets) {
        var file = passwordFile();
        try {
            if (!Files.exists(file)) {
                var drawn = RolePasswords.draw(secrets);
                var text = new StringBuilder();
                for (var role : Role.values()) {
                    text.append(role.login()).append('=').append(drawn.of(role)).append('\n');
                }
                writeSecret(file, text.toString());
                return drawn;
            }
            var known = new Properties();
            known.load(new StringReader(Files.readString(file)));
            var byRole = new EnumMap<Role, String>(Role.class);
            for (var role : Role.values()) {
                byRole.put(role, known.getProperty(role.login(), ""));
            }
            return new RolePasswords(byRole);
        } catch (IOException | IllegalArgumentException e) {
            throw new EnvironmentFault("the passwords in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** A secret kept from an earlier start, if there is one. */
    Optional<String> secret(String name) {
        var file = directory.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** Keeps a secret for later starts. */
    void keepSecret(String name, String secret) {
        try {
            writeSecret(directory.resolve(name), secret + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + name, e);
        }
    }

    /** Whole or not at all: a start that is killed while writing leaves no half a password behind. */
    private static void writeSecret(Path file, String text) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try (var channel = java.nio.channels.FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path userFolder() {
        var given = System.getenv("XDG_DATA_HOME");
        var base = given == null || given.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(given);
        return base.resolve("wardline");
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
