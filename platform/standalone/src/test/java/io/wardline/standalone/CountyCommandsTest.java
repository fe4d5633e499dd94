package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.wardline.platform.Platform;
import io.wardline.platform.audit.SealPlaces;
import io.wardline.platform.audit.Seals;
import io.wardline.platform.db.Db;
import io.wardline.platform.db.DbConfig;
import io.wardline.platform.device.CertificateAuthority;
import io.wardline.platform.time.CountyTime;
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
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that visit a county: {@code device issue}, {@code account create} and {@code audit verify}. */
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
        CertificateAuthority.open(folder.resolve("county/certificates"), InstantSource.system(), new SecureRandom());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int run(String... arguments) {
        return alone(Stream.concat(Stream.of(arguments), Stream.of(
                "--data", folder.resolve("county").toString(),
                "--db", "postgresql://" + database.host() + ":" + database.port() + "/" + database.database()))
                .toArray(String[]::new));
    }

    /** The same without the test's own folder and database. */
    private int alone(String... arguments) {
        out.reset();
        err.reset();
        return Wardline.run(List.of(arguments), InputStream.nullInputStream(), new PrintStream(out, true, StandardCharsets.UTF_8),
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
    void a_device_and_its_certificate_are_acts_of_the_operator() throws Exception {
        assertThat(run("device", "issue", "C-019", "--ward", "WARD-3", "--out", folder.resolve("C-019").toString())).isZero();
        assertThat(database.number(Role.READ,
                "select count(*) from audit_act where account = 'operator' and kind in ('device.register', 'device.issueCertificate')"))
                .isEqualTo(2);
        assertThat(database.number(Role.READ, "select count(*) from audit_row where subject in ('place/C-019', 'device/C-019')"))
                .isEqualTo(5);
    }

    @Test
    void refuses_a_device_where_its_place_lies_under_another_ward_or_the_ward_is_none() throws Exception {
        database.execute(Role.OWNER,
                """
                insert into place (code, name, kind, institution_id)
                select 'WARD-4', 'Ward 4', 'WARD', id from place_institution where code = 'H1';
                insert into place (code, name, kind, parent_id, institution_id)
                select 'C-020', 'Cabinet 20', 'CABINET', id, institution_id from place where code = 'WARD-4';
                """);
        var files = folder.resolve("C-020");
        assertThat(run("device", "issue", "C-020", "--ward", "WARD-3", "--out", files.toString())).isEqualTo(2);
        assertThat(complaint()).isEqualTo("wardline device: the place C-020 exists and does not lie under WARD-3\n");
        assertThat(run("device", "issue", "C-021", "--ward", "C-020", "--out", files.toString())).isEqualTo(2);
        assertThat(complaint()).isEqualTo("wardline device: the place C-020 is a CABINET, not a ward\n");
        assertThat(database.number(Role.READ, "select count(*) from device_registry")).isZero();
        assertThat(run("device", "issue", "C-020", "--ward", "WARD-4", "--out", files.toString())).as(complaint()).isZero();
    }

    @Test
    void founds_no_second_authority_in_a_folder_that_is_not_the_countys() throws Exception {
        Files.delete(folder.resolve("county/certificates/authority.pem"));
        assertThat(run("device", "issue", "C-022", "--ward", "WARD-3", "--out", folder.resolve("C-022").toString())).isEqualTo(3);
        assertThat(complaint()).contains("there is no certificate authority in ").endsWith("is --data the folder of this county?\n");
        assertThat(folder.resolve("county/certificates/authority.pem")).doesNotExist();
    }

    @Test
    void blames_the_environment_when_the_database_refuses_the_passwords() throws Exception {
        var passwords = folder.resolve("county/roles.properties");
        Files.writeString(passwords, Files.readString(passwords).replaceAll("=.", "=wrong"));
        assertThat(run("platform", "--http", "127.0.0.1:0")).isEqualTo(3);
        assertThat(complaint()).startsWith("wardline platform: ").contains("refuses wl_owner");
    }

    @Test
    void a_gateway_is_certified_for_the_names_under_which_devices_reach_it() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var place = "127.0.0.1:" + taken.getLocalPort();
            assertThat(run("platform", "--http", place)).isEqualTo(3);
            assertThat(run("gateway", "--mqtt", place, "--node", "gw", "--names", "gw.county.example,10.1.2.3")).isEqualTo(3);
        }
        try (var pem = Files.newInputStream(folder.resolve("county/certificates/gateway/gw/cert.pem"))) {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            assertThat(certificate.getSubjectAlternativeNames().stream().map(name -> name.get(1).toString()).toList())
                    .containsExactlyInAnyOrder("localhost", "127.0.0.1", "gw.county.example", "10.1.2.3");
        }
        assertThat(run("gateway", "--names", "a,,b")).isEqualTo(2);
    }

    @Test
    void a_database_that_does_not_answer_is_one_line_about_the_environment() {
        for (var command : List.of(
                List.of("check"), List.of("account", "create", "boss", "--role", "admin"), List.of("platform"), List.of("up"),
                List.of("device", "issue", "C-032", "--ward", "WARD-3", "--out", folder.resolve("C-032").toString()))) {
            var all = Stream.concat(command.stream(), Stream.of(
                    "--data", folder.resolve("county").toString(), "--db", "postgresql://127.0.0.1:1/none")).toList();
            assertThat(alone(all.toArray(String[]::new))).as("%s", command).isEqualTo(3);
            assertThat(complaint()).startsWith("wardline " + command.getFirst() + ": ")
                    .contains("127.0.0.1:1", "refuse").hasLineCount(1);
        }
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
            assertThat(complaint()).startsWith("wardline up: cannot listen: --mqtt " + place).endsWith("in use\n");
        }
        assertThat(database.number(Role.OWNER, "select count(*) from identity_account"))
                .as("a first password that no start could show must not have been drawn").isZero();
    }

    @Test
    void registers_no_device_whose_key_it_could_not_keep() throws Exception {
        var file = Files.writeString(folder.resolve("afile"), "");
        assertThat(run("device", "issue", "C-030", "--ward", "WARD-3", "--out", file.toString())).isEqualTo(3);
        assertThat(complaint()).isEqualTo("wardline device: cannot make the folder " + file + ": it is a file, not a folder\n");
        assertThat(run("device", "issue", "C-030", "--ward", "WARD-3", "--out", "/proc/nowhere")).isEqualTo(3);
        assertThat(complaint()).startsWith("wardline device: cannot make the folder /proc/nowhere: ").hasLineCount(1);
        assertThat(database.number(Role.READ, "select count(*) from device_registry")).isZero();
    }

    @Test
    void a_host_that_nobody_knows_is_one_line_about_the_environment() {
        assertThat(run("platform", "--http", "nohost.invalid:28081")).isEqualTo(3);
        assertThat(complaint()).isEqualTo("wardline platform: cannot listen: --http nohost.invalid:28081: no such host is known\n");
    }

    @Test
    void visits_no_county_in_a_folder_that_holds_none() {
        var typo = folder.resolve("typo");
        for (var command : List.of(
                List.of("check"), List.of("check", "--db", "postgresql://127.0.0.1:1/none"),
                List.of("account", "create", "boss", "--role", "admin"),
                List.of("device", "issue", "C-031", "--ward", "WARD-3", "--out", folder.resolve("keys").toString()))) {
            var all = Stream.concat(command.stream(), Stream.of("--data", typo.toString())).toList();
            assertThat(alone(all.toArray(String[]::new))).as("%s", command).isEqualTo(3);
            assertThat(complaint()).isEqualTo(
                    "wardline " + command.getFirst() + ": there is no county in " + typo + "; is --data the folder of this county?\n");
        }
        assertThat(typo).doesNotExist();
    }

    @Test
    void a_platform_takes_every_key_of_its_configuration_from_a_file_and_from_the_command_line() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var file = Files.writeString(folder.resolve("platform.conf"), "http.port=" + taken.getLocalPort() + "\npump.pollMs=100\n");
            assertThat(run("platform", "--config", file.toString())).isEqualTo(3);
            assertThat(complaint()).startsWith("wardline platform: cannot listen: --http 127.0.0.1:" + taken.getLocalPort());
        }
        assertThat(run("platform", "--pump.pollMs=9")).isEqualTo(2);
        assertThat(run("platform", "--pump.pollMS", "90")).isEqualTo(2);
        assertThat(complaint()).contains("unknown key pump.pollMS", "did you mean pump.pollMs?");
    }

    @Test
    void a_gateway_reads_its_configuration_from_a_file_alone() throws Exception {
        var file = Files.writeString(folder.resolve("gateway.conf"), "limits.conections = 5\n");
        assertThat(run("gateway", "--config", file.toString())).isEqualTo(2);
        assertThat(complaint()).contains("--config goes with no other option");
        assertThat(alone("gateway", "--config", file.toString())).isEqualTo(2);
        assertThat(complaint()).contains("limits.conections", "limits.connections");
    }

    @Test
    void creates_an_account_for_a_person_and_suggests_the_nearest_duty() throws Exception {
        assertThat(run("account", "create", "nurse.wang", "--role", "ward", "--institution", "H1")).as(complaint()).isZero();
        assertThat(database.number(Role.OWNER, "select count(*) from identity_account join identity_scope on account_id = id where must_change"))
                .isEqualTo(1);
        assertThat(run("account", "create", "other", "--role", "wrad")).isEqualTo(2);
        assertThat(complaint()).contains("did you mean ward?");
        assertThat(run("account", "create", "Other", "--role", "ward")).isEqualTo(2);
        assertThat(List.of(run("account"), run("account", "remove", "x"))).containsOnly(2);
    }

    @Test
    void verifies_the_seals_and_names_the_row_that_was_edited() throws Exception {
        seal("insert into audit_act (id, account, kind, body, at, request_id)"
                + " values ('00000000-0000-7000-8000-000000000001', 'admin', 'place.addPlace', '{}', now(), 'r')");
        assertThat(run("audit", "verify")).as(out + complaint()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("holds    1 seals, 1 rows", "1 heads");

        database.execute(Role.OWNER, "alter table audit_act disable trigger user; update audit_act set account = 'nobody'");
        assertThat(run("audit", "verify", "--json")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").contains(
                "\"holds\":false", "\"kind\":\"EDITED\"", "\"key\":\"id=00000000-0000-7000-8000-000000000001\"");
        assertThat(run("audit", "verify", folder.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("NO_HEADS");
        assertThat(run("audit", "verify", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("audit", "verify", "--restored", "x")).isEqualTo(2);
        assertThat(run("audit", "prove")).isEqualTo(2);
    }

    private void seal(String facts) throws Exception {
        database.execute(Role.OWNER, facts);
        var vertx = Vertx.vertx();
        var role = Role.SEALER;
        var login = DbConfig.of(
                database.host(), database.port(), database.database(), role.login(), database.password(role));
        var seals = new Seals(
                () -> Db.open(vertx, login), Platform.sealedTables(), SealPlaces.in(folder.resolve("county/seals")),
                database.database(), new CountyTime(ZoneId.of("Asia/Shanghai"), InstantSource.system()));
        // A test beside this one may hold the horizon back, as another county on the same server would.
        var begun = database.number(Role.READ, "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        await().atMost(Duration.ofMinutes(2)).until(() ->
                database.number(Role.READ, "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint") >= begun);
        seals.start();
        // Closing seals what is left.
        seals.close();
        vertx.close().await();
    }
}
