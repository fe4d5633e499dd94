package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import io.wardline.sql.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that visit a county: {@code device issue} and {@code account create}. */
final class CountyCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private TestDatabase database;

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        database = TestPostgres.fresh();
        Files.createDirectories(folder.resolve("county"));
        Files.writeString(folder.resolve("county/roles.properties"), Stream.of(Role.values())
                .map(role -> role.login() + "=" + database.password(role) + "\n")
                .reduce("", String::concat));
        database.execute(Role.OWNER,
                """
                insert into place_institution (code, name, kind) values ('H1', 'Hospital', 'HOSPITAL');
                insert into place (code, name, kind, institution_id)
                select 'WARD-3', 'Ward 3', 'WARD', id from place_institution where code = 'H1';
                """);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        var all = Stream.concat(Stream.of(arguments), Stream.of(
                "--data", folder.resolve("county").toString(),
                "--db", "postgresql://" + database.host() + ":" + database.port() + "/" + database.database()));
        return Wardline.run(all.toList(), InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void issues_a_device_under_a_ward_again_and_again_with_a_new_certificate_each_time() throws Exception {
        var files = folder.resolve("C-017");
        assertThat(run("device", "issue", "C-017", "--ward", "WARD-3", "--out", files.toString())).as(complaint()).isZero();
        var first = Files.readString(files.resolve("cert.pem"));
        assertThat(Files.readString(files.resolve("key.pem"))).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.resolve("key.pem")))).isEqualTo("rw-------");
        assertThat(files.resolve("ca.pem")).hasSameTextualContentAs(folder.resolve("county/certificates/cert.pem"));

        assertThat(run("device", "issue", "C-017", "--ward", "WARD-3", "--out", files.toString())).isZero();
        assertThat(Files.readString(files.resolve("cert.pem"))).isNotEqualTo(first);
        assertThat(database.number(Role.READ, "select count(*) from device_certificate where did = 'C-017'")).isEqualTo(2);
        assertThat(database.number(Role.READ,
                """
                select count(*) from device_registry r join place p on p.id = r.place_id join place w on w.id = p.parent_id
                where r.did = 'C-017' and p.kind = 'CABINET' and w.code = 'WARD-3'
                """)).isEqualTo(1);
    }

    @Test
    void refuses_a_device_without_a_ward_or_a_name_and_writes_nothing() throws Exception {
        var files = folder.resolve("C-018");
        assertThat(run("device", "issue", "C-018", "--ward", "WARD-9", "--out", files.toString())).isEqualTo(2);
        assertThat(complaint()).isEqualTo("wardline device: there is no place WARD-9\n");
        assertThat(run("device", "issue", "a/b", "--ward", "WARD-3", "--out", files.toString())).isEqualTo(2);
        assertThat(run("device", "issue", "C-018", "--wart", "WARD-3", "--out", files.toString())).isEqualTo(2);
        assertThat(complaint()).contains("did you mean --ward?");
        assertThat(files).doesNotExist();
        assertThat(database.number(Role.READ, "select count(*) from device_registry")).isZero();
    }

    @Test
    void creates_an_account_for_a_program_and_shows_its_token_once() throws Exception {
        assertThat(run("account", "create", "judge", "--role", "admin", "--service", "--json")).as(complaint()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("\\{\"account\":\"judge\",\"token\":\"wl_[A-Za-z0-9_-]{43}\"\\}\n");
        assertThat(run("account", "create", "judge", "--role", "admin", "--service")).isEqualTo(2);
        assertThat(complaint()).contains("the account judge exists");
    }

    @Test
    void blames_the_environment_when_a_port_is_taken_and_says_which_option_chooses_another() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var place = "127.0.0.1:" + taken.getLocalPort();
            assertThat(run("platform", "--http", place)).isEqualTo(3);
            assertThat(complaint()).startsWith("wardline platform: cannot listen: --http " + place + ": ").endsWith("in use\n");
            assertThat(run("gateway", "--mqtt", place)).isEqualTo(3);
            assertThat(complaint()).startsWith("wardline gateway: cannot listen: --mqtt " + place);
            assertThat(run("up", "--http", "127.0.0.1:0", "--mqtt", place)).isEqualTo(3);
            assertThat(complaint()).startsWith("wardline up: cannot listen: --mqtt " + place);
        }
    }

    @Test
    void creates_an_account_for_a_person_and_suggests_the_nearest_duty() throws Exception {
        assertThat(run("account", "create", "nurse.wang", "--role", "ward", "--institution", "H1")).as(complaint()).isZero();
        assertThat(database.number(Role.OWNER, "select count(*) from identity_account where must_change and institution_id is not null"))
                .isEqualTo(1);
        assertThat(run("account", "create", "other", "--role", "wrad")).isEqualTo(2);
        assertThat(complaint()).contains("did you mean ward?");
        assertThat(run("account", "create", "Other", "--role", "ward")).isEqualTo(2);
        assertThat(List.of(run("account"), run("account", "remove", "x"))).containsOnly(2);
    }
}
