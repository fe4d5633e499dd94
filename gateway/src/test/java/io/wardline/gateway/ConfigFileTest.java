package io.wardline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void password() throws IOException {
        Files.writeString(folder.resolve("pw"), "secret\n");
    }

    private Config read(String text) throws IOException {
        return Config.read(Files.writeString(folder.resolve("gateway.conf"), text));
    }

    @Test
    void reads_a_file_with_paths_beside_it_and_hides_the_password() throws IOException {
        var config = read("""
                # a gateway
                node = north
                database.passwordFile = pw
                mqtt.port = 8883
                tls.key = key.pem
                tls.certificate = cert.pem
                tls.authority = ca.pem
                limits.messagesPerSecond = 50
                """);
        assertThat(config.node()).isEqualTo("north");
        assertThat(config.database().password()).isEqualTo("secret");
        assertThat(config.toString()).doesNotContain("secret");
        assertThat(Objects.requireNonNull(config.tls()).keys().key()).isEqualTo(folder.resolve("key.pem"));
        assertThat(config.plain()).isNull();
        assertThat(config.limits().messagesPerSecond()).isEqualTo(50);
    }

    @Test
    void a_misspelt_key_stops_the_start_and_the_nearest_one_is_suggested() {
        assertThatThrownBy(() -> read("database.paswordFile = pw\n"))
                .isInstanceOf(ConfigFile.Refused.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining("'database.paswordFile' is not a known key; did you mean 'database.passwordFile'?");
    }

    @Test
    void a_value_outside_its_range_is_named() {
        assertThatThrownBy(() -> read("database.passwordFile = pw\nplain.port = 70000\n"))
                .hasMessageContaining("plain.port is 70000, 0 to 65535 is allowed");
        assertThatThrownBy(() -> read("database.passwordFile = pw\nplain.port = 0\nlimits.connections = 0\n"))
                .hasMessageContaining("limits.connections is 0");
        assertThatThrownBy(() -> read("database.passwordFile = pw\nplain.port = many\n"))
                .hasMessageContaining("not a whole number");
    }

    @Test
    void a_key_twice_a_line_without_equals_and_nobody_to_listen_to_are_refused() {
        assertThatThrownBy(() -> read("node = a\nnode = b\n")).hasMessageContaining("stands there twice");
        assertThatThrownBy(() -> read("node\n")).hasMessageContaining("key = value");
        assertThatThrownBy(() -> read("database.passwordFile = pw\n")).hasMessageContaining("nobody could connect");
    }
}
