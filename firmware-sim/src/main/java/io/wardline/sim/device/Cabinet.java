package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.DeviceEvent.Authority;
import io.wardline.protocol.device.DeviceEvent.Method;
import io.wardline.protocol.device.DeviceEvent.PowerLost;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A smart cabinet: a door with a bolt, antennas, a board. People and power act on it; it acts by its journal.
/// Without current the iron still moves: a door that stands open can be shut.
public final class Cabinet implements Device {
    private static final List<String> CAPABILITIES = List.of("unlock", "light", "stock-take", "configure", "recall-freeze", "replay");

    private record Running(Board board, CabinetProgram program, CommandDesk desk) {}

    private final CabinetMake make;
    private final RadioField field;
    private final JournalWitness witness;
    private final PowerSupply supply = new PowerSupply();
    private final Flash flash = new Flash(supply);
    private final Door door = new Door();
    private @Nullable Running running;

    /// A cabinet as it leaves the factory, without current, epoch 1 in its flash.
    public Cabinet(CabinetMake make, RadioField field, JournalWitness witness) {
        this.make = make;
        this.field = field;
        this.witness = witness;
        Board.commission(flash, make.factory());
    }

    @Override
    public DeviceId did() {
        return make.did();
    }

    /// Its memory, to lose parts of it.
    public Flash flash() {
        return flash;
    }

    /// Its current, to let it fail between two writes.
    public PowerSupply supply() {
        return supply;
    }

    @Override
    public boolean powered() {
        return running != null;
    }

    /// Whether the door stands open.
    public boolean doorOpen() {
        return door.open();
    }

    /// Whether the bolt is drawn, so that the door can be opened.
    public boolean unbolted() {
        return door.unbolted();
    }

    /// How often the bolt has been drawn.
    public long boltDrawn() {
        return door.drawn();
    }

    /// Whether somebody is at the cabinet.
    public boolean occupied() {
        return door.open() || with(now -> now.program().occupied(), false);
    }

    /// Whether nothing is going on and nothing is waiting to be read.
    public boolean quiet() {
        return with(now -> now.program().quiet(), false);
    }

    /// The revision of the configuration document that it runs, 0 for the factory's.
    public long configurationRevision() {
        return with(now -> now.board().settings().revision(), 0L);
    }

    @Override
    public void boot(Instant now) {
        try {
            Board board = new Board(did(), make.hardware(), flash, make.clock(), make.factory(), witness, true, now);
            CabinetProgram program = new CabinetProgram(board, door, field, make.chunkTags(), now);
            program.begin(now);
            running = new Running(board, program, new CommandDesk(board, program, new UnlockCheck(make.authority())));
        } catch (PowerCut cut) {
            cutPower();
        }
    }

    @Override
    public void cutPower() {
        boolean locks = with(now -> now.board().settings().configuration().lockOnPowerFailure(), true);
        running = null;
        if (locks && !door.open()) {
            door.bolt();
        }
    }

    /// The mains fail and the battery is empty: the cabinet still says so, then goes dark.
    public void powerFails(Instant now) {
        with(on -> {
            on.board().append(now, List.of(new PowerLost()));
            return true;
        }, false);
        cutPower();
    }

    /// Somebody is recognised at the cabinet.
    ///
    /// @return whether it drew the bolt
    public boolean admit(String who, Method method, Authority authority, Instant now) {
        return with(on -> on.program().admit(who, method, authority, now), false);
    }

    /// Pulls the door. Without a drawn bolt that is force, and the cabinet says so if it has current.
    public void openDoor(Instant now) {
        if (!door.open()) {
            door.swing(true);
            with(on -> {
                on.program().doorOpened(now);
                return true;
            }, false);
        }
    }

    /// Shuts the door; the bolt falls.
    public void closeDoor(Instant now, RandomGenerator random) {
        if (door.open()) {
            door.swing(false);
            door.bolt();
            with(on -> {
                on.program().doorClosed(now, random);
                return true;
            }, false);
        }
    }

    @Override
    public List<Outgoing> tick(Instant now, RandomGenerator random) {
        return with(on -> {
            on.program().tick(now, random);
            return on.desk().spoken();
        }, List.of());
    }

    @Override
    public Birth birth(Instant now) {
        Running on = running;
        if (on == null) {
            throw new IllegalStateException(did() + " has no current and cannot speak");
        }
        return on.board().birth(now, CAPABILITIES);
    }

    @Override
    public void answered(Ack ack, Instant now) {
        with(on -> {
            on.program().answered(ack);
            Image image = on.board().image();
            if (image != null) {
                ack.replay().forEach(range -> on.desk().replay(image, range, now));
            }
            return true;
        }, false);
    }

    @Override
    public void commanded(byte[] message, Instant now) {
        with(on -> {
            on.desk().receive(message, now);
            return true;
        }, false);
    }

    @Override
    public List<Outgoing> desired(byte[] message, Instant now) {
        return with(on -> {
            on.desk().desired(message);
            return on.desk().spoken();
        }, List.of());
    }

    @Override
    public long epoch() {
        Image image = flash.image();
        return image == null ? 0 : image.epoch();
    }

    @Override
    public List<JournalLine> lines(long after, int most, int mostBytes) {
        return with(on -> on.board().lines(after, most, mostBytes), List.of());
    }

    @Override
    public void acknowledged(JournalKey key) {
        with(on -> {
            on.board().acknowledged(key);
            return true;
        }, false);
    }

    /// Runs something on the running firmware; when the current fails on the way, nothing of the firmware is left.
    private <T> T with(Function<Running, T> action, T otherwise) {
        Running on = running;
        if (on == null) {
            return otherwise;
        }
        try {
            return action.apply(on);
        } catch (PowerCut cut) {
            cutPower();
            return otherwise;
        }
    }
}
