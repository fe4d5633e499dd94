package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.CabinetConfiguration;
import io.wardline.protocol.device.Decoded;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.TagId;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One cabinet on a laboratory bench: time passes when told, and every line that its flash ever held is on the list.
final class Bench {
    static final DeviceId DID = new DeviceId("cab-1");
    final Shelf shelf;
    final Cabinet cabinet;
    final List<JournalLine> written = new ArrayList<>();
    final RandomGenerator random;
    Instant now = Instant.parse("2026-11-21T08:00:00Z");

    Bench(long seed) {
        this(seed, new Shelf(1_000, 4), null, 500);
    }

    Bench(long seed, Shelf shelf, @Nullable PublicKey authority, int chunkTags) {
        this.shelf = shelf;
        this.random = new SplittableRandom(seed);
        this.cabinet = new Cabinet(
                new CabinetMake(DID, "WL-C2", DeviceClock.TRUE, CabinetConfiguration.DEFAULT, chunkTags, authority), shelf, (_, line) -> written.add(line));
    }

    static TagId tag(int number) {
        return new TagId("%024X".formatted(0x3074_0000L + number));
    }

    Bench boot() {
        cabinet.boot(now);
        return this;
    }

    void pass(Duration time) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plusSeconds(1);
            cabinet.tick(now, random);
        }
    }

    void settle() {
        pass(Duration.ofSeconds(60));
    }

    void visit(Runnable hands) {
        cabinet.admit("n007", Method.CARD, Authority.ONLINE, now);
        cabinet.openDoor(now);
        hands.run();
        pass(Duration.ofSeconds(3));
        cabinet.closeDoor(now, random);
    }

    /// The gateway takes everything that there is.
    void deliver() {
        List<JournalLine> lines = cabinet.lines(0, Integer.MAX_VALUE, Integer.MAX_VALUE);
        if (!lines.isEmpty()) {
            cabinet.acknowledged(lines.getLast().key());
        }
    }

    void answer(long epoch, long upTo, long mono) {
        cabinet.answered(new Ack(epoch, upTo, List.of(), List.of(), now, mono), now);
    }

    List<Entry> entries() {
        return written.stream().map(Bench::entry).toList();
    }

    List<DeviceEvent> events() {
        return entries().stream().map(Entry::event).toList();
    }

    List<String> types() {
        return written.stream().map(JournalLine::type).toList();
    }

    <E extends DeviceEvent> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    DeviceEvent.SnapshotChunk lastSnapshot() {
        return events(DeviceEvent.SnapshotChunk.class).getLast();
    }

    static Entry entry(JournalLine line) {
        return Entry.read(line.bytes()).orElse(why -> {
            throw new AssertionError("the device wrote an unreadable line: " + why + " in " + line.text());
        });
    }

    static JournalKey key(long epoch, long seq) {
        return new JournalKey(epoch, seq);
    }

    static boolean ok(Decoded<?> decoded) {
        return decoded instanceof Decoded.Ok<?>;
    }
}
