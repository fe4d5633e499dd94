package io.wardline.standalone.bench;

import io.wardline.sql.LocalPostgres;
import io.wardline.sql.Role;
import io.wardline.sql.RolePasswords;
import io.wardline.sql.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** A PostgreSQL of the bench's own with a migrated, empty county, and the processes started on it. */
final class Laboratory implements AutoCloseable {
    private static final String DATABASE = "wardline";
    private static final String REGISTER =
            """
            with site as (
                insert into place_institution (code, name, kind) values ('H1', 'First hospital', 'HOSPITAL')
                on conflict (code) do update set name = excluded.name returning id
            ), shelf as (
                insert into place (code, name, kind, institution_id)
                select upper(?) || n, 'Cabinet ' || n, 'CABINET', site.id from site, generate_series(0, ? - 1) n
                returning id, code
            )
            insert into device_registry (did, kind, place_id, state, shard, revision, registered_at)
            select lower(code), 'CABINET', id, 'ACTIVE', id % 16, 0, now() from shelf
            """;

    private final LocalPostgres postgres;
    private final RolePasswords passwords;
    private final Path folder;
    private final List<Child> children = new ArrayList<>();

    private Laboratory(LocalPostgres postgres, RolePasswords passwords, Path folder) {
        this.postgres = postgres;
        this.passwords = passwords;
        this.folder = folder;
    }

    /** Starts the server and migrates. */
    static Laboratory open(RandomGenerator secrets) {
        var postgres = LocalPostgres.throwAway(secrets);
        var passwords = RolePasswords.draw(secrets);
        try (var superuser = postgres.connectAsSuperuser("postgres")) {
            Schema.bootstrap(superuser, DATABASE, passwords);
            Schema.migrate(postgres.address(), DATABASE, passwords.of(Role.OWNER));
            return new Laboratory(postgres, passwords, Files.createTempDirectory("wardline-bench-"));
        } catch (SQLException e) {
            postgres.close();
            throw new IllegalStateException("the bench's own database refuses: " + e.getMessage(), e);
        } catch (IOException e) {
            postgres.close();
            throw new UncheckedIOException("the bench needs a temporary folder", e);
        }
    }

    LocalPostgres postgres() {
        return postgres;
    }

    /** For logs, keys and what else the processes share. */
    Path folder() {
        return folder;
    }

    /** How a role of the product reaches the database: host, port, database, user, password. */
    List<String> login(Role role) {
        var address = postgres.address();
        return List.of(address.host(), Integer.toString(address.port()), DATABASE, role.login(), passwords.of(role));
    }

    Connection connect(Role role) throws SQLException {
        return DriverManager.getConnection(postgres.address().jdbcUrl(DATABASE), role.login(), passwords.of(role));
    }

    /** Puts cabinets into the registry: the prefix with 0, 1, 2 and so on. */
    void register(String prefix, int count) {
        try (var owner = connect(Role.OWNER);
                var statement = owner.prepareStatement(REGISTER)) {
            statement.setString(1, prefix);
            statement.setInt(2, count);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("registering " + prefix, e);
        }
    }

    /** Runs a statement of the bench's own preparations as the schema's owner. */
    void execute(String statement) {
        try (var owner = connect(Role.OWNER);
                var executed = owner.createStatement()) {
            executed.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** The number that a query gives, asked as the role that may read everything. */
    long number(String query) {
        try (var reader = connect(Role.READ);
                var statement = reader.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Starts a process that ends with this laboratory at the latest. */
    Child start(BenchProcess.Role role, List<String> words) {
        var child = Child.start(role, folder, words);
        children.add(child);
        return child;
    }

    @Override
    public void close() {
        children.forEach(Child::close);
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("clearing " + folder, e);
        }
    }
}
