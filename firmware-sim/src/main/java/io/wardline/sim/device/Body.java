package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.CabinetConfiguration;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.PowerRestored;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What every small device is made of: a memory, and a board while there is current.
final class Body {
    private final DeviceId did;
    private final String model;
    private final List<String> abilities;
    private final DeviceClock clock;
    private final JournalWitness witness;
    private final Flash flash = new Flash(new PowerSupply());
    private @Nullable Board board;

    /// As it leaves the factory, without current.
    ///
    /// @param abilities what its birth says that it can do
    Body(DeviceId did, String model, List<String> abilities, DeviceClock clock, JournalWitness witness) {
        this.did = did;
        this.model = model;
        this.abilities = List.copyOf(abilities);
        this.clock = clock;
        this.witness = witness;
        Board.commission(flash, CabinetConfiguration.DEFAULT);
    }

    DeviceId did() {
        return did;
    }

    Flash flash() {
        return flash;
    }

    boolean powered() {
        return board != null;
    }

    /// The board at work; empty without current.
    Optional<Board> board() {
        return Optional.ofNullable(board);
    }

    void boot(Instant now) {
        Board started = new Board(did, model, flash, clock, CabinetConfiguration.DEFAULT, witness, false, now);
        started.append(now, List.of(new PowerRestored()));
        board = started;
    }

    void cutPower() {
        board = null;
    }

    /// Whether there was current to journal them.
    boolean append(Instant now, List<DeviceEvent> events) {
        if (board == null) {
            return false;
        }
        board.append(now, events);
        return true;
    }

    Birth birth(Instant now) {
        if (board == null) {
            throw new IllegalStateException(did + " has no current and cannot speak");
        }
        return board.birth(now, abilities);
    }

    void answered(Ack ack, Instant now) {
        if (board != null && board.answered(ack)) {
            board.append(now, List.of(new PowerRestored()));
        }
    }

    long epoch() {
        Image image = flash.image();
        return image == null ? 0 : image.epoch();
    }

    List<JournalLine> lines(long after, int most, int mostBytes) {
        return board == null ? List.of() : board.lines(after, most, mostBytes);
    }

    void acknowledged(JournalKey key) {
        if (board != null) {
            board.acknowledged(key);
        }
    }
}
