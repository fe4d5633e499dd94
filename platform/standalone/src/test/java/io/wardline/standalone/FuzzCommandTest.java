package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fuzzer finds to do. */
class FuzzCommandTest {

    @Test
    void finds_every_target_in_the_order_of_the_modules(@TempDir Path home) throws IOException {
        Path protocol = Files.createDirectories(home.resolve("gateway/protocol/src/test/java/a"));
        Path gateway = Files.createDirectories(home.resolve("gateway/src/test/java/a"));
        Files.writeString(gateway.resolve("FrameFuzzTest.java"), "@FuzzTest\n    void any_frame_is_answered(byte[] bytes) {}");
        Files.writeString(protocol.resolve("CodesFuzzTest.java"), """
                @FuzzTest(maxDuration = "2m")
                void any_scan_is_answered(byte[] bytes) {}
                void no_target(byte[] bytes) {}
                @FuzzTest
                void any_tag_is_answered(byte[] bytes) {}
                """);
        Files.writeString(protocol.resolve("OtherTest.java"), "@FuzzTest void never_seen_from_here(byte[] bytes) {}");

        assertThat(FuzzCommand.targets(home)).containsExactly(
                new FuzzCommand.Target(Path.of("gateway/protocol"), "CodesFuzzTest", "any_scan_is_answered"),
                new FuzzCommand.Target(Path.of("gateway/protocol"), "CodesFuzzTest", "any_tag_is_answered"),
                new FuzzCommand.Target(Path.of("gateway"), "FrameFuzzTest", "any_frame_is_answered"));
    }
}
