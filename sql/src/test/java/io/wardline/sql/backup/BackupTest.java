package io.wardline.sql.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.sql.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A county's folder with its server, copied while it works, and restored to a moment. */
@Tag("kill")
final class BackupTest {
    private final SecureRandom secrets = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void restores_to_a_moment_to_the_end_and_refuses_what_it_cannot_reach() throws Exception {
        var home = Files.createDirectories(folder.resolve("county"));
        Files.createDirectories(home.resolve("certificates"));
        Files.writeString(home.resolve("certificates/key.pem"), "secret");
        Files.setPosixFilePermissions(home.resolve("certificates/key.pem"), PosixFilePermissions.fromString("r--------"));
        var backups = folder.resolve("the county's 100 % backups");
        Manifest copy;
        Instant moment;
        try (var server = LocalPostgres.persistent(home.resolve("postgres"), secrets);
                var superuser = server.connectAsSuperuser("postgres")) {
            run(superuser, "create table kept (n int)", "insert into kept values (1)");
            copy = Backup.take(superuser, home, home.resolve("postgres/data"), BackupFolder.forWriting(backups));
            run(superuser, "insert into kept values (2)");
            moment = now(superuser);
            run(superuser, "insert into kept values (4)", "select pg_switch_wal()", "insert into kept values (8)", "select pg_switch_wal()");
            // The second copy waits until the archive has everything before it.
            Backup.take(superuser, home, home.resolve("postgres/data"), BackupFolder.forWriting(backups));
            run(superuser, "insert into kept values (16)");
        }
        assertThat(copy.files()).extracting(Manifest.File::path).noneMatch(path -> path.contains("postmaster.pid"));

        assertThat(restored("then", backups, Optional.of(moment))).isEqualTo(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("then/certificates/key.pem"))))
                .isEqualTo("r--------");
        assertThat(restored("end", backups, Optional.empty())).as("what no archive has seen is lost, and only that").isIn(15L, 31L);

        assertThatThrownBy(() -> restored("then", backups, Optional.empty())).isInstanceOf(BackupFault.class)
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> restored("early", backups, Optional.of(copy.started()))).isInstanceOf(BackupFault.class)
                .hasMessageContaining("reaches back to " + copy.finished());
        assertThatThrownBy(() -> restored("late", backups, Optional.of(moment.plus(Duration.ofDays(1)))))
                .isInstanceOf(BackupFault.class)
                .hasMessageContaining("lies beyond the archive, whose last transaction is of ");
        refusesDamage(copy, backups, moment);
    }

    @Test
    void keeps_the_newest_copies_with_every_log_file_that_they_need() throws IOException {
        var backups = BackupFolder.forWriting(folder.resolve("kept"));
        for (var number = 1; number <= 3; number++) {
            var copy = Files.createDirectories(folder.resolve("kept").resolve("base-2026112%dT000000Z".formatted(number)));
            var finished = Instant.parse("2026-11-2%dT00:00:00Z".formatted(number));
            new Manifest(
                    copy.getFileName().toString(), finished, finished, 7, 1, "00000001000000000000000" + 2 * number,
                    "00000001000000000000000" + 2 * number, List.of(), List.of()).write(copy);
            Files.writeString(backups.archive().file("00000001000000000000000" + 2 * number), "log");
            Files.writeString(backups.archive().file("00000001000000000000000" + (2 * number + 1)), "log");
        }
        assertThat(backups.keepNewest(5)).isEmpty();
        assertThat(backups.keepNewest(2)).containsExactly("base-20261121T000000Z");
        assertThat(folder.resolve("kept/base-20261121T000000Z")).doesNotExist();
        assertThat(backups.copies()).extracting(Manifest::folder).containsExactly("base-20261122T000000Z", "base-20261123T000000Z");
        assertThat(folder.resolve("kept/wal").toFile().list()).hasSize(4).noneMatch(name -> name.compareTo("000000010000000000000004") < 0);
    }

    private void refusesDamage(Manifest copy, Path backups, Instant moment) throws IOException {
        var victim = backups.resolve(copy.files().stream()
                .filter(file -> file.path().endsWith("/pg_xact/0000")).findFirst().orElseThrow().path());
        var whole = Files.readAllBytes(victim);
        var broken = whole.clone();
        broken[100] ^= 1;
        Files.write(victim, broken);
        assertThatThrownBy(() -> restored("damaged", backups, Optional.of(moment))).isInstanceOf(BackupFault.class)
                .hasMessageContaining(victim + " is not what was written");
        assertThat(folder.resolve("damaged")).doesNotExist();
        Files.write(victim, whole);

        var manifest = backups.resolve(copy.folder()).resolve(Manifest.NAME);
        var lines = Files.readString(manifest);
        Files.writeString(manifest, lines.replaceFirst("\nf [^\n]*", ""));
        assertThatThrownBy(() -> restored("shortened", backups, Optional.of(moment))).isInstanceOf(BackupFault.class)
                .hasMessageContaining("is damaged");
        Files.move(manifest, manifest.resolveSibling("unfinished"), StandardCopyOption.ATOMIC_MOVE);
        assertThatThrownBy(() -> restored("unfinished", backups, Optional.of(moment))).isInstanceOf(BackupFault.class)
                .hasMessageContaining("reaches back to");

        var newest = BackupFolder.forReading(backups).copies().getLast();
        Files.delete(backups.resolve("wal").resolve(newest.firstWal() + ".gz"));
        assertThatThrownBy(() -> restored("hole", backups, Optional.empty())).isInstanceOf(BackupFault.class)
                .hasMessageContaining(newest.firstWal() + ".gz is missing");
    }

    @Test
    void names_the_log_files_in_their_order_and_finds_the_hole_and_the_damage() throws IOException {
        assertThat(WalArchive.range("0000000100000000000000FE", "000000010000000100000001"))
                .isEqualTo(List.of("0000000100000000000000FE", "0000000100000000000000FF", "000000010000000100000000",
                        "000000010000000100000001"));
        var archive = new WalArchive(folder);
        assertThat(archive.firstFault("000000010000000000000002")).hasValueSatisfying(fault -> assertThat(fault).endsWith("2.gz is missing"));
        Files.writeString(archive.file("000000010000000000000002"), "nothing compressed");
        assertThat(archive.firstFault("000000010000000000000002")).hasValueSatisfying(fault -> assertThat(fault).endsWith("2.gz is damaged"));
    }

    private long restored(String name, Path backups, Optional<Instant> until) {
        var home = folder.resolve(name);
        var sum = new AtomicLong();
        Restore.into(home, home.resolve("postgres/data"), BackupFolder.forReading(backups), until, secrets, (server, _, _) -> {
            try (var superuser = server.connectAsSuperuser("postgres");
                    var statement = superuser.createStatement();
                    var rows = statement.executeQuery("select sum(n), current_setting('archive_command') from kept")) {
                rows.next();
                sum.set(rows.getLong(1));
                assertThat(rows.getString(2)).as("a restored server does not write into the archive it came from").isEqualTo("true");
            }
        });
        return sum.get();
    }

    private static Instant now(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select clock_timestamp()")) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
