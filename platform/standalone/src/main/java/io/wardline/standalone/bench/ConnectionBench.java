package io.wardline.standalone.bench;

import io.wardline.platform.device.CertificateAuthority;
import io.wardline.protocol.device.DeviceId;
import io.wardline.sql.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** P6: what one connected device weighs in the gateway's heap, plain and with TLS, and what its coming costs. */
final class ConnectionBench implements Benchmark {
    private static final String CERTIFY =
            """
            insert into device_certificate (serial, did, not_before, not_after) values (?, ?, ?, ?)
            """;
    private static final int LEAST_WARM = 4;

    @Override
    public List<Figure> measure(Settings settings, RandomGenerator secrets) {
        try (var laboratory = Laboratory.open(secrets)) {
            // The first quarter of the devices warms; the measured ones come in as many groups as there are rounds.
            var each = Math.max(1, settings.idle() / settings.rounds());
            var warm = Math.max(LEAST_WARM, settings.idle() / 4);
            var all = warm + each * settings.rounds();
            laboratory.register("p", all);
            laboratory.register("t", all);
            var keys = certify(laboratory, all);
            var words = new ArrayList<>(laboratory.login(Role.GATEWAY));
            words.add(keys.toString());
            var gateway = laboratory.start(BenchProcess.Role.GATEWAY, words);
            var ports = gateway.ask("ports").split(" ");
            var load = laboratory.start(BenchProcess.Role.LOAD, List.of(ports[0], "none", "0", "born"));
            var plain = weigh(gateway, load, new Group(ports[0], "p", warm, each, "plain"), settings.rounds());
            var tls = weigh(gateway, load, new Group(ports[1], "t", warm, each, keys.toString()), settings.rounds());
            return List.of(
                    new Figure("P6 heap of an idle connection, plain", plain.kilobytes(), "KB", 16, 9, false),
                    new Figure("P6 heap of an idle connection, TLS", tls.kilobytes(), "KB", 25, 12, false),
                    new Figure("P6 gateway CPU of a connect with TLS and client certificate", tls.cpuMillis(), "ms", 4, 1.5, false),
                    Figure.plain("   gateway CPU of a plain connect", plain.cpuMillis(), "ms"));
        }
    }

    private record Group(String port, String prefix, int warm, int each, String keys) {
        String question(int first, int count) {
            return String.join(" ", "idle", port, prefix, Integer.toString(first), Integer.toString(count), keys);
        }
    }

    private record Weight(Spread kilobytes, Spread cpuMillis) {}

    private static Weight weigh(Child gateway, Child load, Group group, int rounds) {
        load.ask(group.question(0, group.warm()));
        var kilobytes = new ArrayList<Double>();
        var millis = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            var heap = Long.parseLong(gateway.ask("heap"));
            var cpu = CpuClock.seconds(gateway.pid());
            load.ask(group.question(group.warm() + round * group.each(), group.each()));
            millis.add((CpuClock.seconds(gateway.pid()) - cpu) * 1e3 / group.each());
            kilobytes.add((Long.parseLong(gateway.ask("heap")) - heap) / 1e3 / group.each());
        }
        return new Weight(Spread.of(kilobytes), Spread.of(millis));
    }

    /** Writes the server's keys and those of every device, and enters the certificates into the registry. */
    private static Path certify(Laboratory laboratory, int devices) {
        var folder = laboratory.folder().resolve("keys");
        var authority = CertificateAuthority.open(folder, InstantSource.system(), new SecureRandom());
        try (var owner = laboratory.connect(Role.OWNER);
                var statement = owner.prepareStatement(CERTIFY)) {
            var server = authority.issueServer(List.of());
            Files.writeString(folder.resolve("key.pem"), server.keyPem());
            Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());
            for (var at = 0; at < devices; at++) {
                var did = new DeviceId("t" + at);
                var issued = authority.issueDevice(did);
                Files.writeString(folder.resolve(did.value() + ".key"), issued.keyPem());
                Files.writeString(folder.resolve(did.value() + ".cert"), issued.certificatePem());
                statement.setString(1, issued.serial());
                statement.setString(2, did.value());
                statement.setTimestamp(3, Timestamp.from(issued.notBefore()));
                statement.setTimestamp(4, Timestamp.from(issued.notAfter()));
                statement.addBatch();
            }
            statement.executeBatch();
            Files.writeString(folder.resolve("cert.pem"), server.certificatePem());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("writing keys", e);
        } catch (SQLException e) {
            throw new IllegalStateException("registering certificates", e);
        }
    }
}
