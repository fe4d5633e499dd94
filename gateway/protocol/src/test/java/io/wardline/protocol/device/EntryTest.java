package io.wardline.protocol.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.protocol.device.DeviceEvent.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Entries, births, acknowledgements and commands survive the wire; hostile bytes get a code and never an exception.
class EntryTest {
    private static final TagId A = new TagId("3074257BF7194E4000001A85");
    private static final TagId B = new TagId("E28011606000020A6681F23F");
    private static final UUID COMMAND = UUID.fromString("01930000-0000-7000-8000-000000000001");

    static Stream<DeviceEvent> events() {
        return Stream.of(
                new DeviceEvent.SessionOpened("s1", "n007", DeviceEvent.Method.EMERGENCY_KEY, DeviceEvent.Authority.CACHED),
                new DeviceEvent.SessionEnded("s1", List.of(A), List.of(B), "snap-1"),
                new DeviceEvent.SessionEnded("s1", List.of(), List.of(), null),
                new DeviceEvent.DoorOpened("s1"),
                new DeviceEvent.DoorClosed(null),
                new DeviceEvent.DoorHeldOpen("s1", 301),
                new DeviceEvent.DoorForced(null),
                new DeviceEvent.SnapshotChunk(
                        "snap-2", Trigger.DOOR_CLOSED, "s1", 1, 1, List.of(A, B), 2, List.of(true, false), 2,
                        Digest.ofTags(List.of(A, B)), null, List.of()),
                new DeviceEvent.SnapshotChunk(
                        "snap-3", Trigger.COMMAND, null, 2, 3, List.of(), 2, List.of(true), 0, Digest.ofTags(List.of()),
                        COMMAND, List.of(A)),
                new DeviceEvent.PowerLost(),
                new DeviceEvent.PowerRestored(),
                new DeviceEvent.ExcursionBegan("冷藏", 8_400, 8_000),
                new DeviceEvent.ExcursionEnded("冷藏", 7_900),
                new DeviceEvent.TagForeign(B),
                new DeviceEvent.Scan("]d2", "0106941234567890\u001d10ABC"),
                new DeviceEvent.LockEmergency("钥匙3"),
                new DeviceEvent.CommandResult(COMMAND, DeviceEvent.CommandState.INTERRUPTED, null),
                new DeviceEvent.JournalLost(17, 3, 9, "overflow"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void reads_back_every_event_that_it_writes(DeviceEvent event) {
        Entry entry = new Entry(new JournalKey(17, 90_412), 203, 86_400_123, Instant.parse("2026-11-21T08:00:00.123Z"), event);
        byte[] line = entry.line();
        assertThat(Entry.read(line)).isEqualTo(new Decoded.Ok<>(entry));
        assertThat(Envelope.read(line))
                .isEqualTo(new Decoded.Ok<>(
                        new Envelope(entry.key(), 203, 86_400_123, "2026-11-21T08:00:00.123Z", event.type())));
        assertThat(new String(line, StandardCharsets.UTF_8)).doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`{`|json.syntax",
        "`[]`|json.object",
        "`{\"v\":2}`|version.unsupported",
        "`{\"v\":1,\"epoch\":0,\"boot\":1,\"seq\":1,\"ts\":\"2026-11-21T08:00:00Z\",\"mono\":1,\"type\":\"power.lost\",\"body\":{}}`|field.range",
        "`{\"v\":1,\"epoch\":1,\"boot\":1,\"seq\":9007199254740992,\"ts\":\"2026-11-21T08:00:00Z\",\"mono\":1,\"type\":\"power.lost\",\"body\":{}}`|field.range",
        "`{\"v\":1,\"epoch\":1,\"boot\":1,\"seq\":1,\"ts\":\"2026-11-21T08:00:00Z\",\"mono\":1,\"type\":\"power.gone\",\"body\":{}}`|type.unknown",
        "`{\"v\":1,\"epoch\":1,\"boot\":1,\"seq\":1,\"ts\":\"2026-11-21T08:00:00Z\",\"mono\":1,\"type\":\"power.lost\"}`|field.missing",
        "`{\"v\":1,\"v\":1,\"epoch\":1,\"boot\":1,\"seq\":1,\"ts\":\"2026-11-21T08:00:00Z\",\"mono\":1,\"type\":\"power.lost\",\"body\":{}}`|json.syntax",
        "`{\"v\":1,\"epoch\":1,\"boot\":1,\"seq\":1,\"ts\":\"2026-11-21T08:00:00Z\",\"mono\":1,\"type\":\"power.lost\",\"body\":{}} x`|json.syntax",
        "`{\"v\":1,\"epoch\":1,\"boot\":1,\"seq\":1,\"ts\":\"2026-11-21T08:00:00Z\",\"mono\":1,\"type\":\"power.lost\",\"body\":{}}{}`|json.trailing",
    })
    void names_why_an_envelope_cannot_be_read(String line, String code) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(Envelope.read(bytes)).isInstanceOfSatisfying(Decoded.Bad.class, bad ->
                assertThat(bad.why().code()).isEqualTo(code));
        assertThat(Entry.read(bytes)).isInstanceOf(Decoded.Bad.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`{\"v\":1`|the JSON ends too early, at line 1, column",
        "`{\"v\":nothing}`|the text is not JSON, at line 1, column",
        "`{\"v\":1,\"v\":1}`|a name stands twice in one JSON object, at line 1, column",
        "`[[[[[[[[[[`|the text is not a JSON object",
        "`{\"v\":[[[[[[[[[[`|the JSON is too deep",
    })
    void says_in_its_own_words_why_a_text_is_no_json(String line, String words) {
        assertThat(Birth.read(line.getBytes(StandardCharsets.UTF_8))).isInstanceOfSatisfying(Decoded.Bad.class, bad ->
                assertThat(bad.why().message()).startsWith(words).doesNotContain("Source", "com.fasterxml"));
    }

    @Test
    void never_throws_on_mutated_lines() {
        Random random = new Random(7);
        List<byte[]> seeds = events()
                .map(event -> new Entry(new JournalKey(1, 2), 3, 4, Instant.EPOCH, event).line())
                .toList();
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] line = seeds.get(random.nextInt(seeds.size())).clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                line[random.nextInt(line.length)] = (byte) random.nextInt(256);
            }
            if (Envelope.read(line) instanceof Decoded.Ok<?> && Entry.read(line) instanceof Decoded.Ok<?>) {
                read++;
            }
            CommandFrame.read(line);
            Birth.read(line);
            Ack.read(line);
        }
        assertThat(read).isBetween(1, 49_999);
    }

    @Test
    void reads_back_birth_acknowledgement_and_commands() {
        Birth birth = new Birth(
                17L, 203, 9, "1.4.0", "WL-C2", List.of("unlock", "stock-take"), 90_000, 90_412,
                new Birth.Acknowledged(new JournalKey(17, 90_400), "ab".repeat(32)), "cd".repeat(32), 4, null,
                new Birth.Clock(Instant.parse("2026-11-21T08:00:00Z"), 5, true));
        assertThat(Birth.read(birth.message())).isEqualTo(new Decoded.Ok<>(birth));
        Ack ack = new Ack(
                17, 90_412, List.of(new Ack.Rejected(null, "wl/1/x/y", "topic.unknown", "no such topic"),
                        new Ack.Rejected(new JournalKey(17, 3), "wl/1/x/event/17/3", "json.syntax", "unreadable")),
                List.of(new Ack.Replay(17, 4, 9)), Instant.parse("2026-11-21T08:00:00.5Z"), 5);
        assertThat(Ack.read(ack.message())).isEqualTo(new Decoded.Ok<>(ack));
        List<DeviceCommand> commands = new ArrayList<>(List.of(
                new DeviceCommand.Unlock(203, "n1", Instant.parse("2026-11-21T08:00:10Z"), "取药", "c2ln"),
                new DeviceCommand.Light(203, Instant.parse("2026-11-21T08:00:10Z"), 30),
                new DeviceCommand.StockTake(List.of(A)),
                new DeviceCommand.Configure(4, CabinetConfiguration.DEFAULT),
                new DeviceCommand.RecallFreeze(List.of(B), true),
                new DeviceCommand.Firmware("1.5.0", "https://firmware.example/1.5.0", "ab".repeat(32)),
                new DeviceCommand.ReplayJournal(17, 4, 9, null)));
        for (DeviceCommand command : commands) {
            CommandFrame frame = new CommandFrame(COMMAND, command);
            assertThat(CommandFrame.read(frame.message())).isEqualTo(new Decoded.Ok<>(frame));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wl/1/cab-1/birth", "wl/1/cab-1/event/17/90412", "wl/1/cab-1/snapshot/1/9007199254740991", "wl/1/cab-1/telemetry",
        "wl/1/cab-1/command", "wl/1/cab-1/ack", "wl/1/cab-1/state/desired", "wl/1/cab-1/state/reported",
    })
    void reads_back_every_topic(String text) {
        assertThat(Topic.parse(text)).map(Topic::text).contains(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "wl/1/cab-1", "wl/1//birth", "wl/2/cab-1/birth", "wl/1/cab-1/event/0/1", "wl/1/cab-1/event/1/01", "wl/1/cab-1/event/1",
        "wl/1/cab-1/event/1/9007199254740992", "wl/1/cab-1/event/1/-1", "wl/1/cab-1/births", "wl/1/-cab/birth", "wl/1/cab-1/birth/",
    })
    void knows_no_other_topic(String text) {
        assertThat(Topic.parse(text)).isEmpty();
    }

    @Test
    void splits_a_message_into_its_lines() {
        List<byte[]> lines = List.of("{1}".getBytes(StandardCharsets.UTF_8), "{2}".getBytes(StandardCharsets.UTF_8));
        assertThat(Frame.lines(Frame.join(lines)))
                .isInstanceOfSatisfying(Decoded.Ok.class, ok -> assertThat(ok.value()).asList().hasSize(2));
        assertThat(Frame.lines(new byte[0])).isInstanceOf(Decoded.Bad.class);
        assertThat(Frame.lines("a\n\nb".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Decoded.Bad.class);
        assertThat(Frame.lines("a\n".repeat(64).concat("a").getBytes(StandardCharsets.UTF_8))).isInstanceOf(Decoded.Bad.class);
    }
}
