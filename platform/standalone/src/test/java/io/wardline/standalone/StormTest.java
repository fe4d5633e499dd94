package io.wardline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.sim.county.CountyPlan;
import io.wardline.standalone.Storm.Blow;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixed small part of {@code wardline storm}: every kind of blow once, under radio, cabinet and wire faults. */
@Tag("kill")
@Order(5)
class StormTest {
    private static final Duration BETWEEN = Duration.ofMinutes(2);
    /** Longer than the gateway's patience with a commit, so that its links are closed and the devices come back by themselves. */
    private static final Duration STOPPED = Duration.ofSeconds(30);

    @Test
    void agrees_with_the_judge_after_every_part_was_killed_and_the_database_stopped(@TempDir Path folder) {
        var said = new ByteArrayOutputStream();
        try (var storm = new Storm(
                CountyPlan.storm(11, Storm.BEGINS), folder, InstantSource.system(), new SecureRandom())) {
            for (var blow : List.of(
                    new Blow.PlatformKilled(), new Blow.GatewayKilled(), new Blow.DatabaseKilled(), new Blow.DatabaseStopped(STOPPED))) {
                storm.live(BETWEEN);
                storm.strike(blow);
            }
            storm.live(BETWEEN);
            var outcome = storm.end(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertThat(outcome.verdict().differences()).as(outcome.verdict().toString()).isEmpty();
            assertThat(outcome.checks()).as(said.toString(StandardCharsets.UTF_8)).isTrue();
            assertThat(outcome.verdict().sessions()).isGreaterThan(20);
        }
    }
}
