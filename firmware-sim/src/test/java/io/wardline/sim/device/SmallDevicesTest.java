package io.wardline.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.DeviceId;
import io.wardline.sim.fault.Luck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Scanners and cold boxes.
class SmallDevicesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private final List<JournalLine> written = new ArrayList<>();

    @Test
    void a_scanner_journals_what_it_reads_as_it_reads_it() {
        Scanner scanner = new Scanner(new DeviceId("scan-1"), DeviceClock.TRUE, (_, line) -> written.add(line));
        assertThat(scanner.scan(Optional.of("]d2"), "0106941234567890", NOW)).isFalse();
        scanner.boot(NOW);
        assertThat(scanner.scan(Optional.of("]d2"), "0106941234567890\u001d10ABC", NOW)).isTrue();
        assertThat(written.getLast().text()).contains("\"aim\":\"]d2\"").contains("\\u001D10ABC");
        assertThat(scanner.lines(0, 10, 10_000)).hasSize(2);
        scanner.acknowledged(written.getLast().key());
        assertThat(scanner.lines(0, 10, 10_000)).isEmpty();
    }

    @Test
    void a_cold_box_tells_its_readings_every_minute_and_an_excursion_by_its_journal() {
        ColdBox box = new ColdBox(new DeviceId("box-1"), DeviceClock.TRUE, (_, line) -> written.add(line), 2_000, 8_000);
        RandomGenerator random = Luck.of(4, "box");
        box.boot(NOW);
        assertThat(box.tick(NOW.plus(Duration.ofMinutes(10)), random)).hasSize(10);
        box.lid(true);
        box.tick(NOW.plus(Duration.ofMinutes(30)), random);
        box.lid(false);
        List<Outgoing> readings = box.tick(NOW.plus(Duration.ofMinutes(90)), random);
        assertThat(written).extracting(JournalLine::type)
                .containsExactly("power.restored", "temperature.excursion.begin", "temperature.excursion.end");
        assertThat(readings.getLast().text()).contains("\"seq\":90");
    }

    @Test
    void a_wrong_clock_stamps_wrongly_and_counts_rightly() {
        DeviceClock clock = new DeviceClock(Duration.ofDays(-3_650), 200, NOW, false);
        Scanner scanner = new Scanner(new DeviceId("scan-1"), clock, (_, line) -> written.add(line));
        scanner.boot(NOW);
        scanner.scan(Optional.empty(), "X", NOW.plusSeconds(10_000));
        assertThat(Bench.entry(written.getLast())).satisfies(entry -> {
            assertThat(entry.mono()).isEqualTo(10_000_000);
            assertThat(entry.ts()).isEqualTo(NOW.plusSeconds(10_002).minus(Duration.ofDays(3_650)));
        });
    }
}
