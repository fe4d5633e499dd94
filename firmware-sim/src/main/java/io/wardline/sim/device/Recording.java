package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.Entry;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A journal that a device once wrote, spoken again. It speaks one epoch after another, only as much as has been released, does
/// not do as it is told, and writes nothing new.
public final class Recording implements Device {
    private final DeviceId did;
    private final List<JournalLine> lines;
    private int released;
    private int acknowledged;
    private long connects;

    /// @param lines the journal, oldest first, all epochs, without holes inside an epoch
    /// @throws IllegalArgumentException when the lines are not in order
    public Recording(DeviceId did, List<JournalLine> lines) {
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i - 1).key().compareTo(lines.get(i).key()) >= 0) {
                throw new IllegalArgumentException("the recording of " + did + " is out of order at " + lines.get(i).key());
            }
        }
        this.did = did;
        this.lines = List.copyOf(lines);
    }

    /// Lets it speak further.
    ///
    /// @return whether there was anything left to release
    public boolean release(int more) {
        int before = released;
        released = Math.min(lines.size(), released + more);
        return released > before;
    }

    /// Whether every line has been acknowledged.
    public boolean delivered() {
        return acknowledged == lines.size();
    }

    @Override
    public DeviceId did() {
        return did;
    }

    @Override
    public boolean powered() {
        return true;
    }

    @Override
    public void boot(Instant now) {}

    @Override
    public void cutPower() {}

    @Override
    public List<Outgoing> tick(Instant now, RandomGenerator random) {
        return List.of();
    }

    @Override
    public Birth birth(Instant now) {
        connects++;
        JournalLine next = acknowledged < lines.size() ? lines.get(acknowledged) : lines.getLast();
        List<JournalLine> epoch = new ArrayList<>(lines);
        epoch.removeIf(line -> line.key().epoch() != next.key().epoch());
        JournalLine last = epoch.getLast();
        Entry newest = Entry.read(last.bytes()).orElse(why -> {
            throw new IllegalStateException("recorded " + last.key() + " cannot be read: " + why.message());
        });
        JournalLine behind = acknowledged > 0 ? lines.get(acknowledged - 1) : null;
        return new Birth(
                next.key().epoch(), newest.boot(), connects, "1.0.0", "WL-R1", List.of(), next.key().seq(), last.key().seq(),
                acknowledgedIn(next, behind), last.digest(), 0, null, new Birth.Clock(newest.ts(), newest.mono(), false));
    }

    private static Birth.@Nullable Acknowledged acknowledgedIn(JournalLine next, @Nullable JournalLine behind) {
        return behind != null && behind.key().epoch() == next.key().epoch()
                ? new Birth.Acknowledged(behind.key(), behind.digest())
                : null;
    }

    /// A recording does as it did and not as it is told.
    @Override
    public void answered(Ack ack, Instant now) {}

    /// A recording does as it did and not as it is told.
    @Override
    public void commanded(byte[] message, Instant now) {}

    @Override
    public List<Outgoing> desired(byte[] message, Instant now) {
        return List.of();
    }

    @Override
    public long epoch() {
        return acknowledged < lines.size() ? lines.get(acknowledged).key().epoch() : lines.getLast().key().epoch();
    }

    @Override
    public List<JournalLine> lines(long after, int most, int mostBytes) {
        List<JournalLine> some = new ArrayList<>();
        int bytes = 0;
        long epoch = epoch();
        for (int i = acknowledged; i < released && some.size() < most; i++) {
            JournalLine line = lines.get(i);
            if (line.key().epoch() != epoch) {
                break;
            }
            if (line.key().seq() > after) {
                bytes += line.bytes().length + 1;
                if (bytes > mostBytes && !some.isEmpty()) {
                    break;
                }
                some.add(line);
            }
        }
        return some;
    }

    @Override
    public void acknowledged(JournalKey key) {
        while (acknowledged < lines.size() && lines.get(acknowledged).key().compareTo(key) <= 0) {
            acknowledged++;
        }
    }
}
