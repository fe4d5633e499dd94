package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wardline demo} as a person meets it: started, ended with Ctrl-C, started again, killed, started once more. */
@Tag("kill")
@Order(4)
class DemoTest {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Pattern SIGN_IN = Pattern.compile("sign in +(\\S+ with \\S+)");

    @Test
    void keeps_its_data_over_a_polite_end_and_over_a_kill(@TempDir Path folder) throws Exception {
        var first = start(folder, "first");
        var account = signIn(folder, "first");
        first.destroy();
        assertThat(first.waitFor(10, TimeUnit.SECONDS)).as("a polite end takes at most 10 s").isTrue();
        assertThat(postgresOf(folder)).as("no process is left behind").isEmpty();

        var second = start(folder, "second");
        assertThat(signIn(folder, "second")).as("the account of the first start").isEqualTo(account);
        second.destroyForcibly().waitFor();

        var third = start(folder, "third");
        assertThat(signIn(folder, "third")).isEqualTo(account);
        third.destroy();
        assertThat(third.waitFor(10, TimeUnit.SECONDS)).isTrue();

        var said = new ByteArrayOutputStream();
        var code = CheckCommand.run(
                List.of("--replay", "--data", folder.resolve("data").toString()), InputStream.nullInputStream(),
                new PrintStream(said, true, StandardCharsets.UTF_8), System.err);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static Process start(Path folder, String name) throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Wardline.class.getName(),
                "demo", "--data", folder.resolve("data").toString(), "--http", "127.0.0.1:0", "--mqtt", "127.0.0.1:0");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        await().atMost(PATIENCE)
                .failFast("the demo ended: see " + folder, () -> !process.isAlive())
                .until(() -> log(folder, name).contains("simulated cabinets are at work"));
        return process;
    }

    private static String signIn(Path folder, String name) {
        var line = SIGN_IN.matcher(log(folder, name));
        assertThat(line.find()).isTrue();
        return line.group(1);
    }

    private static String log(Path folder, String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException _) {
            return "";
        }
    }

    private static List<String> postgresOf(Path folder) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }
}
