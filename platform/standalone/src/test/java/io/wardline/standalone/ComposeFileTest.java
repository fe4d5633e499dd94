package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wardline.platform.device.CertificateAuthority;
import io.wardline.sim.MainArguments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What stands in {@code docker-compose.yml} and in the Containerfiles is what the product takes; no container engine is needed. */
final class ComposeFileTest {
    /** {@code mvn} runs the tests of a module in its folder. */
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final List<String> CONTAINERFILES =
            List.of("gateway/Containerfile", "platform/Containerfile", "firmware-sim/Containerfile");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+:-([^}]*)\\}");
    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("://[^/\\s:@]+:[^/\\s@]+@");
    private static final Pattern PINNED = Pattern.compile("\\S+/\\S+:\\d\\S*|docker.io/library/debian:[a-z]+-slim");
    private static final int DONE = 0;
    private static final int ENVIRONMENT = 3;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final String text = read("docker-compose.yml");
    private final JsonNode services = new ObjectMapper().<JsonNode>valueToTree(new Yaml().load(text)).path("services");

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_platform_understands_its_command_line() throws IOException {
        Files.createDirectories(folder.resolve("superuser"));
        Files.writeString(folder.resolve("superuser/password"), "drawn");
        var arguments = command("platform");
        assertThat(run(arguments)).as(said()).isEqualTo(ENVIRONMENT);
        assertThat(said()).contains("the database at 127.0.0.1:1 refused").doesNotContain("drawn");

        var keys = new ArrayList<>(List.of(
                "--certificates", folder.toString(), "--database.passwords", home().passwordFile().toString()));
        arguments.stream().skip(1)
                .map(argument -> argument.substring(2).split("=", 2))
                .filter(option -> !PlatformCommand.OPTIONS.contains(option[0]))
                .forEach(key -> keys.addAll(List.of("--" + key[0], key[1])));
        assertThat(io.wardline.platform.Config.read(keys, "platform-1").metricsPort()).isEqualTo(readyPort("platform"));
    }

    @Test
    void a_gateway_reads_what_is_prepared_for_it_and_is_given_nothing_else() throws IOException {
        var authority = CertificateAuthority.open(home().certificates(), InstantSource.system(), new SecureRandom());
        assertThat(run(command("gateway-keys"))).as(said()).isEqualTo(DONE);
        var told = command("gateway");
        assertThat(told).hasSize(1);
        var config = io.wardline.gateway.Config.read(Path.of(told.getFirst()));
        assertThat(config.node()).isNotBlank();
        assertThat(config.health()).isNotNull().extracting(health -> health.port()).isEqualTo(readyPort("gateway"));
        assertThat(config.tls()).isNotNull().extracting(tls -> tls.port()).isEqualTo(8_883);
        try (var prepared = Files.list(folder.resolve("gateway"))) {
            assertThat(prepared.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("gateway.conf", "database.password", "key.pem", "cert.pem", "ca.pem");
        }
        assertThat(Files.readString(folder.resolve("gateway/ca.pem"))).isEqualTo(authority.certificatePem());
        assertThat(words(services.at("/gateway/volumes"))).containsExactly("gateway:/gateway:ro");
    }

    @Test
    void the_simulator_is_given_an_account_and_understands_its_command_line() {
        assertThat(run(command("sim-account"))).as(said()).isEqualTo(ENVIRONMENT);
        var told = MainArguments.parse(command("sim").toArray(String[]::new));
        assertThat(command("sim-account")).contains("--out=" + told.credentials());
        assertThat(certified("platform")).contains(told.api().getHost());
        assertThat(certified("gateway-keys")).contains(told.mqttHost());
        assertThat(services.has(told.api().getHost())).isTrue();
        assertThat(services.has(told.mqttHost())).isTrue();
    }

    @Test
    void nothing_secret_stands_in_it_and_what_it_runs_may_do_little() {
        assertThat(PASSWORD_IN_ADDRESS.matcher(text).find()).as("an address with a password").isFalse();
        services.properties().forEach(each -> {
            var name = each.getKey();
            var service = each.getValue();
            service.path("environment").properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(variable -> variable.matches(".*(PASSWORD|SECRET|TOKEN|KEY).*"))
                    .forEach(variable -> assertThat(variable).as(name).endsWith("_FILE"));
            if (!name.equals("postgres")) {
                assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
                assertThat(words(service.path("cap_drop"))).as(name).containsExactly("ALL");
            }
            assertThat(service.path("image").asText()).as(name).matches(PINNED);
        });
    }

    @Test
    void an_image_is_made_of_what_is_there_from_pinned_ones_and_runs_under_a_user_of_its_own() throws IOException {
        for (var file : CONTAINERFILES) {
            assertThat(ROOT.resolve(file + ".dockerignore")).exists();
            var lines = Files.readAllLines(ROOT.resolve(file));
            lines.stream().filter(line -> line.startsWith("ARG ")).map(line -> line.split("=", 2)[1])
                    .forEach(image -> assertThat(image).as(file).matches(PINNED));
            assertThat(lines).as(file).contains("USER 10001");
            if (!file.startsWith("firmware-sim")) {
                assertThat(String.join("", lines)).as(file).contains("GET /health/ready ", "/usr/local/bin/ready");
            }
            for (var line : lines.stream().filter(each -> each.startsWith("COPY ")).toList()) {
                var words = Arrays.stream(line.split(" ")).skip(1).toList();
                var source = words.get(words.size() - 2);
                if (!words.getFirst().startsWith("--from=")) {
                    assertThat(ROOT.resolve(source)).as(file).exists();
                } else if (source.contains("/target/")) {
                    var module = ROOT.resolve(source.substring("/wardline/".length(), source.indexOf("/target/")));
                    assertThat(line).as(file).satisfiesAnyOf(
                            copied -> assertThat(copied).contains("/target/lib "),
                            copied -> assertThat(Files.readString(module.resolve("pom.xml"))).contains(
                                    "<artifactId>" + source.substring(source.lastIndexOf('/') + 1, source.lastIndexOf("-*.jar")) + "<"));
                }
            }
        }
    }

    @Test
    void every_image_of_ours_is_built_from_a_file_that_is_there() {
        services.properties().stream()
                .filter(service -> service.getValue().has("build"))
                .forEach(service -> assertThat(CONTAINERFILES)
                        .as(service.getKey())
                        .contains(service.getValue().at("/build/dockerfile").asText()));
    }

    /** What a service is told, with folders of this test for its volumes and a database that does not answer. */
    private List<String> command(String service) {
        return words(services.at("/" + service + "/command")).stream()
                .map(word -> VARIABLE.matcher(word).replaceAll("$1")
                        .replaceAll("(^|=)/(county|superuser|gateway|credentials)\\b", "$1" + folder + "/$2")
                        .replace("postgres:5432", "127.0.0.1:1"))
                .toList();
    }

    /** The names in the certificates that a service makes. */
    private List<String> certified(String service) {
        return command(service).stream()
                .filter(word -> word.startsWith("--names="))
                .flatMap(word -> Arrays.stream(word.substring("--names=".length()).split(",")))
                .toList();
    }

    private int readyPort(String service) {
        // Words without spaces: some engines take a check apart at them.
        var asked = words(services.at("/" + service + "/healthcheck/test"));
        assertThat(asked).startsWith("CMD", "ready").hasSize(3);
        return Integer.parseInt(asked.getLast());
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    private CountyHome home() {
        var home = CountyHome.open(Optional.of(folder.resolve("county").toString()), "county");
        assertThat(home.passwords(new SecureRandom())).isNotNull();
        return home;
    }

    private int run(List<String> arguments) {
        try (var stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            return Wardline.run(arguments, new ByteArrayInputStream(new byte[0]), stream, stream);
        }
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
