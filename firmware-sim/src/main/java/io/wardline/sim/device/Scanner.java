package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.CabinetConfiguration;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.PowerRestored;
import io.wardline.protocol.device.DeviceEvent.Scan;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A barcode scanner: it journals what it reads, raw, and knows nothing of its meaning.
public final class Scanner implements Device {
    private final DeviceId did;
    private final DeviceClock clock;
    private final JournalWitness witness;
    private final Flash flash = new Flash(new PowerSupply());
    private @Nullable Board board;

    /// A scanner as it leaves the factory, without current.
    public Scanner(DeviceId did, DeviceClock clock, JournalWitness witness) {
        this.did = did;
        this.clock = clock;
        this.witness = witness;
        Board.commission(flash, CabinetConfiguration.DEFAULT);
    }

    /// Somebody scans a code.
    ///
    /// @param aim the AIM prefix, if the scanner is told to send it
    /// @param raw 1 to 4,096 characters
    /// @return whether it was journaled; without current nothing is
    public boolean scan(Optional<String> aim, String raw, Instant now) {
        return append(now, List.of(new Scan(aim.orElse(null), raw)));
    }

    private boolean append(Instant now, List<DeviceEvent> events) {
        if (board == null) {
            return false;
        }
        board.append(now, events);
        return true;
    }

    /// Its memory, to lose parts of it.
    public Flash flash() {
        return flash;
    }

    @Override
    public DeviceId did() {
        return did;
    }

    @Override
    public boolean powered() {
        return board != null;
    }

    @Override
    public void boot(Instant now) {
        Board started = new Board(did, "WL-S1", flash, clock, CabinetConfiguration.DEFAULT, witness, false, now);
        started.append(now, List.of(new PowerRestored()));
        board = started;
    }

    @Override
    public void cutPower() {
        board = null;
    }

    @Override
    public List<Outgoing> tick(Instant now, RandomGenerator random) {
        return List.of();
    }

    @Override
    public Birth birth(Instant now) {
        if (board == null) {
            throw new IllegalStateException(did + " has no current and cannot speak");
        }
        return board.birth(now, List.of("scan"));
    }

    @Override
    public void answered(Ack ack, Instant now) {
        if (board != null && board.answered(ack)) {
            append(now, List.of(new PowerRestored()));
        }
    }

    /// A scanner takes no commands.
    @Override
    public void commanded(byte[] message, Instant now) {}

    /// A scanner has nothing to configure.
    @Override
    public List<Outgoing> desired(byte[] message, Instant now) {
        return List.of();
    }

    @Override
    public long epoch() {
        Image image = flash.image();
        return image == null ? 0 : image.epoch();
    }

    @Override
    public List<JournalLine> lines(long after, int most, int mostBytes) {
        return board == null ? List.of() : board.lines(after, most, mostBytes);
    }

    @Override
    public void acknowledged(JournalKey key) {
        if (board != null) {
            board.acknowledged(key);
        }
    }
}
