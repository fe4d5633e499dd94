package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.CabinetConfiguration;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.JournalLost;
import io.wardline.protocol.device.DeviceEvent.SnapshotChunk;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every device has in common: flash, clock, journal, births and acknowledgements. A board exists while the current flows;
/// a power cut drops it, and what it held only in memory is gone.
final class Board {
    /// Seqs are reserved outside the image in blocks, so that a lost image still says how far it can have come.
    private static final long RESERVED = 4_096;

    private final DeviceId did;
    private final String hardware;
    private final Flash flash;
    private final DeviceClock clock;
    private final CabinetConfiguration factory;
    private final JournalWitness witness;
    private final boolean reads;
    private final Instant bootedAt;
    private final long boot;
    private final List<DeviceEvent> deferred = new ArrayList<>();
    private long connects;
    private @Nullable Ack answer;

    /// Boots: counts the start, and begins a new epoch when the image is gone or older than the numbers outside it.
    ///
    /// @param factory what it is configured to be while its image says nothing
    /// @param reads whether the device reads tags: its epochs then begin with a snapshot
    Board(
            DeviceId did,
            String hardware,
            Flash flash,
            DeviceClock clock,
            CabinetConfiguration factory,
            JournalWitness witness,
            boolean reads,
            Instant now) {
        this.did = did;
        this.hardware = hardware;
        this.flash = flash;
        this.clock = clock;
        this.factory = factory;
        this.witness = witness;
        this.reads = reads;
        this.bootedAt = now;
        Optional<Flash.Numbers> outside = flash.numbers();
        Image image = flash.image();
        long outsideEpoch = outside.map(Flash.Numbers::epoch).orElse(0L);
        this.boot = Math.max(outside.map(Flash.Numbers::boot).orElse(0L), image == null ? 0 : image.boot()) + 1;
        if (image != null && image.epoch() >= outsideEpoch) {
            long ceiling = Math.max(outside.map(Flash.Numbers::ceiling).orElse(0L), image.nextSeq() + RESERVED);
            flash.numbers(new Flash.Numbers(image.epoch(), boot, acknowledgedSeq(image), ceiling, null));
            flash.write(() -> image.booted(boot));
        } else if (outsideEpoch > 0) {
            recover(image, outside.orElseThrow());
        }
    }

    private void recover(@Nullable Image image, Flash.Numbers known) {
        boolean unused = known.ceiling() == 0;
        if (image != null && unused) {
            // The cut fell between the new number and the image that belongs to it.
            Image later = image.succeeded(known.epoch());
            later.booted(boot);
            flash.replace(later);
            return;
        }
        begin(known.epoch() + 1, unused
                ? known.owed()
                : new JournalLost(known.epoch(), known.floor() + 1, known.ceiling(), "image.lost"));
    }

    /// Leaves the factory: epoch 1 is written in both copies, nothing was lost before it.
    static void commission(Flash flash, CabinetConfiguration factory) {
        flash.numbers(new Flash.Numbers(1, 0, 0, 0, null));
        flash.replace(Image.blank(1, settings(factory), null));
    }

    private static Settings settings(CabinetConfiguration factory) {
        return new Settings(0, factory, "1.0.0", java.util.Set.of());
    }

    private void begin(long epoch, @Nullable JournalLost lost) {
        flash.numbers(new Flash.Numbers(epoch, boot, 0, 0, lost));
        Image blank = Image.blank(epoch, settings(factory), lost);
        blank.booted(boot);
        flash.replace(blank);
    }

    private static long acknowledgedSeq(Image image) {
        JournalLine line = image.acknowledged();
        return line == null ? 0 : line.key().seq();
    }

    DeviceId did() {
        return did;
    }

    Flash flash() {
        return flash;
    }

    long boot() {
        return boot;
    }

    long mono(Instant now) {
        return Math.max(0, Duration.between(bootedAt, now).toMillis());
    }

    Instant wall(Instant now) {
        return clock.wall(now);
    }

    /// The image, or null while the epoch's number is unknown.
    @Nullable Image image() {
        return flash.image();
    }

    Settings settings() {
        Image image = flash.image();
        return image == null ? settings(factory) : image.settings();
    }

    /// Whether entries other than the epoch's first snapshot can be written.
    boolean started() {
        Image image = flash.image();
        return image != null && !(image.awaitsOpening() && reads);
    }

    /// Appends entries in one atomic write. While an epoch waits for its first snapshot everything else waits with it: it follows
    /// the snapshot and the statement of what was lost, in the same write.
    void append(Instant now, List<? extends DeviceEvent> events) {
        Image image = flash.image();
        boolean snapshot = !events.isEmpty() && events.getFirst() instanceof SnapshotChunk;
        if (image == null || (image.awaitsOpening() && reads && !snapshot)) {
            deferred.addAll(events);
            return;
        }
        List<DeviceEvent> all = new ArrayList<>();
        boolean opens = image.awaitsOpening();
        JournalLost lost = image.lostBefore();
        List<DeviceEvent> leading =
                events.stream().<DeviceEvent>map(event -> event).takeWhile(SnapshotChunk.class::isInstance).toList();
        all.addAll(leading);
        if (opens && lost != null) {
            all.add(lost);
        }
        all.addAll(deferred);
        all.addAll(events.subList(leading.size(), events.size()));
        reserve(image, all.size() + 1);
        List<JournalLine> written = new ArrayList<>();
        flash.write(() -> {
            int surplus = image.unacknowledged().size() + all.size() - image.settings().configuration().journalMaxEntries();
            if (surplus > 0) {
                int dropped = Math.max(surplus + 1, image.unacknowledged().size() / 16);
                written.add(image.append(mono(now), wall(now), image.drop(dropped)));
            }
            all.forEach(event -> written.add(image.append(mono(now), wall(now), event)));
            image.opened();
            // The recorder stands outside the device: it sees a line in the moment in which the flash holds it.
            written.forEach(line -> witness.appended(did, line));
        });
        deferred.clear();
    }

    private void reserve(Image image, int entries) {
        Flash.Numbers numbers = flash.numbers().orElseThrow();
        if (image.nextSeq() + entries > numbers.ceiling()) {
            flash.numbers(new Flash.Numbers(
                    image.epoch(), boot, acknowledgedSeq(image), image.nextSeq() + entries + RESERVED, null));
        }
    }

    /// The birth for a fresh link; it counts the connection and forgets the answer of the link before.
    Birth birth(Instant now, List<String> capabilities) {
        connects++;
        answer = null;
        Image image = flash.image();
        Birth.Clock clocks = new Birth.Clock(wall(now), mono(now), clock.sync());
        if (image == null) {
            return new Birth(
                    null, boot, connects, settings().firmware(), hardware, capabilities, 0, 0, null, null, 0, null, clocks);
        }
        JournalLine acknowledged = image.acknowledged();
        JournalLine newest = image.newest();
        Image.LastSnapshot snapshot = image.lastSnapshot();
        return new Birth(
                image.epoch(), boot, connects, settings().firmware(), hardware, capabilities,
                image.unacknowledged().isEmpty() ? 0 : image.unacknowledged().firstKey(),
                image.nextSeq() - 1,
                acknowledged == null ? null : new Birth.Acknowledged(acknowledged.key(), acknowledged.digest()),
                newest == null ? null : newest.digest(),
                settings().revision(),
                snapshot == null ? null : snapshot.digest(),
                clocks);
    }

    /// The word that an unlock must carry: it changes with every birth.
    String nonce() {
        return boot + "-" + connects;
    }

    /// The newest answer of this boot and link, or null.
    @Nullable Ack answer() {
        return answer;
    }

    /// Hears the gateway.
    ///
    /// @return whether a new epoch began: whatever the device was doing belongs to the old one
    boolean answered(Ack ack) {
        answer = ack;
        Image image = flash.image();
        if (image == null) {
            begin(ack.epoch(), null);
            return true;
        }
        if (ack.epoch() <= image.epoch()) {
            return false;
        }
        flash.numbers(new Flash.Numbers(ack.epoch(), boot, 0, 0, null));
        flash.replace(image.succeeded(ack.epoch()));
        deferred.clear();
        return true;
    }

    void acknowledged(JournalKey key) {
        Image image = flash.image();
        if (image != null && image.epoch() == key.epoch() && !image.unacknowledged().isEmpty()
                && image.unacknowledged().firstKey() <= key.seq()) {
            flash.write(() -> image.acknowledge(key.seq()));
        }
    }

    /// Lines for a link, oldest first: those above `after` that are not acknowledged.
    List<JournalLine> lines(long after, int most, int mostBytes) {
        Image image = flash.image();
        if (image == null) {
            return List.of();
        }
        List<JournalLine> lines = new ArrayList<>();
        int bytes = 0;
        for (JournalLine line : image.unacknowledged().tailMap(after, false).values()) {
            bytes += line.bytes().length + 1;
            if (lines.size() == most || (bytes > mostBytes && !lines.isEmpty())) {
                break;
            }
            // A dropped range may lie between: a message carries consecutive entries only.
            if (!lines.isEmpty() && line.key().seq() != lines.getLast().key().seq() + 1) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }
}
