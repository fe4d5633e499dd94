package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.DeviceEvent.Scan;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A barcode scanner: it journals what it reads, raw, and knows nothing of its meaning.
public final class Scanner implements Device {
    private final Body body;

    /// A scanner as it leaves the factory, without current.
    public Scanner(DeviceId did, DeviceClock clock, JournalWitness witness) {
        body = new Body(did, "WL-S1", List.of("scan"), clock, witness);
    }

    /// Somebody scans a code.
    ///
    /// @param aim the AIM prefix, if the scanner is told to send it
    /// @param raw 1 to 4,096 characters
    /// @return whether it was journaled; without current nothing is
    public boolean scan(Optional<String> aim, String raw, Instant now) {
        return body.append(now, List.of(new Scan(aim.orElse(null), raw)));
    }

    /// Its memory, to lose parts of it.
    public Flash flash() {
        return body.flash();
    }

    @Override
    public DeviceId did() {
        return body.did();
    }

    @Override
    public boolean powered() {
        return body.powered();
    }

    @Override
    public void boot(Instant now) {
        body.boot(now);
    }

    @Override
    public void cutPower() {
        body.cutPower();
    }

    @Override
    public List<Outgoing> tick(Instant now, RandomGenerator random) {
        return List.of();
    }

    @Override
    public Birth birth(Instant now) {
        return body.birth(now);
    }

    @Override
    public void answered(Ack ack, Instant now) {
        body.answered(ack, now);
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
        return body.epoch();
    }

    @Override
    public List<JournalLine> lines(long after, int most, int mostBytes) {
        return body.lines(after, most, mostBytes);
    }

    @Override
    public void acknowledged(JournalKey key) {
        body.acknowledged(key);
    }
}
