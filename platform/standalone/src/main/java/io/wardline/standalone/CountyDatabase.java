package io.wardline.standalone;

import io.wardline.sql.LocalPostgres;
import io.wardline.sql.RolePasswords;
import io.wardline.sql.Schema;
import io.wardline.sql.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The database of a county: one of its own beside the data, or one on a server that somebody else keeps.
 *
 * @param own the embedded server, to be closed last; null where the server is somebody else's
 */
record CountyDatabase(ServerAddress server, String database, RolePasswords passwords, @Nullable LocalPostgres own)
        implements AutoCloseable {
    /** The name of a county's database, where nobody chose another. */
    static final String DATABASE = "wardline";
    private static final int DEFAULT_PORT = 5432;
    private static final int MOST_PORT = 65_535;

    /**
     * Opens the database and sees to it that it and its roles exist. Migrating is the platform's business.
     *
     * @param url {@code postgresql://[SUPERUSER:PASSWORD@]HOST[:PORT]/DATABASE}; with a superuser the roles and the
     *     database are made or corrected, without one they must be there; null for the county's own server
     * @throws EnvironmentFault when the server does not answer
     */
    static CountyDatabase open(CountyHome home, @Nullable String url, RandomGenerator secrets) {
        var passwords = home.passwords(secrets);
        return url != null ? elsewhere(url, passwords) : ownServer(home, passwords, secrets);
    }

    private static CountyDatabase ownServer(CountyHome home, RolePasswords passwords, RandomGenerator secrets) {
        LocalPostgres postgres;
        try {
            postgres = LocalPostgres.persistent(home.postgres(), secrets);
        } catch (IllegalStateException e) {
            throw new EnvironmentFault(String.valueOf(e.getMessage()), e);
        }
        try (var superuser = postgres.connectAsSuperuser("postgres")) {
            Schema.bootstrap(superuser, DATABASE, passwords);
        } catch (SQLException e) {
            postgres.close();
            throw new EnvironmentFault("the embedded PostgreSQL refused: " + e.getMessage(), e);
        }
        return new CountyDatabase(postgres.address(), DATABASE, passwords, postgres);
    }

    private static CountyDatabase elsewhere(String url, RolePasswords passwords) {
        var place = parse(url);
        var server = new ServerAddress(place.getHost(), place.getPort() < 0 ? DEFAULT_PORT : place.getPort());
        var database = place.getPath().length() > 1 ? place.getPath().substring(1) : DATABASE;
        var login = place.getRawUserInfo() == null ? null : place.getUserInfo().split(":", 2);
        if (login != null) {
            try (var superuser = DriverManager.getConnection(
                    server.jdbcUrl("postgres"), login[0], login.length > 1 ? login[1] : "")) {
                Schema.bootstrap(superuser, database, passwords);
            } catch (SQLException e) {
                throw new EnvironmentFault("the database at " + server.host() + ":" + server.port() + " refused: " + e.getMessage(), e);
            }
        }
        return new CountyDatabase(server, database, passwords, null);
    }

    /**
     * Puts the superuser's password into a database's address, from a file: on a command line every user of the machine could
     * read it.
     *
     * @param url with a superuser's name and no password
     * @throws WrongUsage where no superuser is named, or a password stands there already
     * @throws EnvironmentFault where the file cannot be read
     */
    static String withPassword(String url, Path file) {
        var place = parse(url);
        var superuser = place.getUserInfo();
        if (superuser == null || superuser.contains(":")) {
            throw new WrongUsage("--db-password goes with --db postgresql://SUPERUSER@HOST[:PORT]/DATABASE, without a password in it");
        }
        try {
            var password = Files.readString(file).strip();
            return new URI(place.getScheme(), superuser + ":" + password, place.getHost(), place.getPort(), place.getPath(), null, null)
                    .toString();
        } catch (IOException e) {
            throw new EnvironmentFault("cannot read the password in " + file + ": " + Reason.of(e), e);
        } catch (URISyntaxException _) {
            // The cause would print the password.
            throw new EnvironmentFault("the password in " + file + " cannot stand in an address");
        }
    }

    private static URI parse(String url) {
        try {
            var place = new URI(url);
            if ("postgresql".equals(place.getScheme()) && place.getHost() != null && place.getPort() != 0 && place.getPort() <= MOST_PORT) {
                return place;
            }
        } catch (URISyntaxException _) {
            // Falls through to the one complaint below.
        }
        throw new WrongUsage("--db takes postgresql://[SUPERUSER:PASSWORD@]HOST[:PORT]/DATABASE");
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
