package io.wardline.sim.device;

import static io.wardline.sim.device.Bench.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.CommandFrame;
import io.wardline.protocol.device.DeviceCommand.StockTake;
import io.wardline.protocol.device.DeviceEvent.CommandResult;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.Digest;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the schedule of power cuts, lost images and deliveries, a cabinet's journal keeps its promises.
class PowerLossTest {
    /// What the far side saw of one cabinet, and the promises that it holds it to.
    private static final class FarSide {
        private final Bench bench;
        private final Map<JournalKey, String> content = new HashMap<>();
        private final Set<JournalKey> acknowledged = new HashSet<>();

        FarSide(Bench bench) {
            this.bench = bench;
        }

        void receive(int most) {
            List<JournalLine> lines = bench.cabinet.lines(0, most, Integer.MAX_VALUE);
            for (JournalLine line : lines) {
                assertThat(content.getOrDefault(line.key(), line.text())).as("key %s is used once", line.key()).isEqualTo(line.text());
                content.put(line.key(), line.text());
                assertThat(acknowledged).as("what the device knows to be acknowledged is not sent again").doesNotContain(line.key());
            }
            if (!lines.isEmpty() && bench.random.nextInt(4) > 0) {
                bench.cabinet.acknowledged(lines.getLast().key());
                if (bench.cabinet.powered()) {
                    lines.forEach(line -> acknowledged.add(line.key()));
                }
            }
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 64);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void never_uses_a_key_twice_nor_resends_what_it_knows_to_be_acknowledged(long seed) {
        Bench bench = new Bench(seed, new Shelf(990, 4), null, 3);
        FarSide farSide = new FarSide(bench);
        bench.boot();
        for (int step = 0; step < 60; step++) {
            upset(bench, step);
            act(bench, step);
            if (!bench.cabinet.powered()) {
                bench.boot();
            }
            farSide.receive(1 + bench.random.nextInt(40));
        }
        Map<JournalKey, String> written = new HashMap<>();
        for (JournalLine line : bench.written) {
            assertThat(written.put(line.key(), line.text())).as("key %s was written once", line.key()).isNull();
        }
        snapshotsHold(bench);
    }

    private static void upset(Bench bench, int step) {
        if (bench.random.nextInt(3) == 0) {
            bench.cabinet.supply().failAt(1 + bench.random.nextInt(6), bench.random.nextBoolean()
                    ? PowerSupply.Moment.BEFORE_WRITE
                    : PowerSupply.Moment.AFTER_WRITE);
        }
        if (step % 20 == 19) {
            bench.cabinet.cutPower();
            bench.cabinet.flash().loseImage();
            if (bench.random.nextBoolean()) {
                bench.cabinet.flash().loseNumbers(bench.random.nextBoolean() ? Flash.Copy.FIRST : Flash.Copy.SECOND);
            }
        }
    }

    private static void act(Bench bench, int step) {
        switch (bench.random.nextInt(4)) {
            case 0 -> bench.visit(() -> bench.shelf.put(tag(step)));
            case 1 -> bench.visit(() -> bench.shelf.take(tag(bench.random.nextInt(60))));
            case 2 -> bench.cabinet.commanded(
                    new CommandFrame(new UUID(7, step), new StockTake(List.of(tag(step)))).message(), bench.now);
            default -> bench.pass(Duration.ofSeconds(bench.random.nextInt(40)));
        }
        bench.pass(Duration.ofSeconds(bench.random.nextInt(30)));
    }

    /// Every snapshot that begins is whole and consecutive, its digest is right, and each epoch begins with one.
    private static void snapshotsHold(Bench bench) {
        List<JournalLine> lines = bench.written;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).key().seq() == 1) {
                assertThat(lines.get(i).snapshot()).as("an epoch begins with a snapshot").isTrue();
            }
            if (Bench.entry(lines.get(i)).event() instanceof SnapshotChunk first && first.index() == 1) {
                Set<TagId> tags = new TreeSet<>();
                for (int k = 0; k < first.chunks(); k++) {
                    SnapshotChunk chunk = (SnapshotChunk) Bench.entry(lines.get(i + k)).event();
                    assertThat(chunk.snapshot()).isEqualTo(first.snapshot());
                    assertThat(lines.get(i + k).key().seq()).isEqualTo(lines.get(i).key().seq() + k);
                    tags.addAll(chunk.tags());
                }
                assertThat(first.digest()).isEqualTo(Digest.ofTags(tags));
                assertThat(first.count()).isEqualTo(tags.size());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void reports_every_command_once_done_or_interrupted_and_repeats_the_same_answer(long seed) {
        Bench bench = new Bench(seed);
        bench.boot().settle();
        UUID id = new UUID(1, seed);
        byte[] order = new CommandFrame(id, new StockTake(List.of(tag(1)))).message();
        bench.cabinet.supply().failAt(1 + (int) (seed % 4), seed % 8 < 4 ? PowerSupply.Moment.BEFORE_WRITE : PowerSupply.Moment.AFTER_WRITE);
        for (int told = 0; told < 3; told++) {
            bench.cabinet.commanded(order, bench.now);
            bench.settle();
            if (!bench.cabinet.powered()) {
                bench.boot().settle();
            }
        }
        List<CommandResult> results = bench.events(CommandResult.class);
        assertThat(results).hasSizeGreaterThanOrEqualTo(2).allMatch(results.getFirst()::equals);
    }
}
