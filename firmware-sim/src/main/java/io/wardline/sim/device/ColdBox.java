package io.wardline.sim.device;

import io.wardline.protocol.device.Ack;
import io.wardline.protocol.device.Birth;
import io.wardline.protocol.device.DeviceEvent;
import io.wardline.protocol.device.DeviceEvent.ExcursionBegan;
import io.wardline.protocol.device.DeviceEvent.ExcursionEnded;
import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;
import io.wardline.protocol.device.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A cold box with one compartment: readings every minute by telemetry, excursions by its journal. Readings are numbered by
/// (boot, own seq), and holes among them are legal.
public final class ColdBox implements Device {
    private static final String COMPARTMENT = "main";
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Body body;
    private final long lowestMilliCelsius;
    private final long highestMilliCelsius;
    private final Climate climate;
    private Instant nextReading = Instant.MAX;
    private long readings;
    private boolean excursion;

    /// A cold box as it leaves the factory, without current, in a room of 24 °C.
    ///
    /// @param lowestMilliCelsius  lower limit, thousandths of a degree Celsius
    /// @param highestMilliCelsius upper limit; the box is set to the middle
    /// @throws IllegalArgumentException when the limits are not at least one degree apart
    public ColdBox(DeviceId did, DeviceClock clock, JournalWitness witness, long lowestMilliCelsius, long highestMilliCelsius) {
        if (highestMilliCelsius - lowestMilliCelsius < 1_000) {
            throw new IllegalArgumentException("limits of " + lowestMilliCelsius + " and " + highestMilliCelsius);
        }
        body = new Body(did, "WL-B1", List.of("telemetry"), clock, witness);
        this.lowestMilliCelsius = lowestMilliCelsius;
        this.highestMilliCelsius = highestMilliCelsius;
        this.climate = new Climate((lowestMilliCelsius + highestMilliCelsius) / 2, 24_000);
    }

    /// Opens or shuts the lid.
    public void lid(boolean open) {
        climate.lid(open);
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
        nextReading = now.plus(EVERY);
        readings = 0;
        excursion = false;
    }

    @Override
    public void cutPower() {
        body.cutPower();
    }

    @Override
    public List<Outgoing> tick(Instant now, RandomGenerator random) {
        Optional<Board> board = body.board();
        return board.isEmpty() ? List.of() : minutes(board.get(), now, random);
    }

    private List<Outgoing> minutes(Board board, Instant now, RandomGenerator random) {
        List<Outgoing> spoken = new ArrayList<>();
        while (!now.isBefore(nextReading)) {
            long milliCelsius = climate.minute(random);
            spoken.add(reading(board, nextReading, milliCelsius));
            watch(board, nextReading, milliCelsius);
            nextReading = nextReading.plus(EVERY);
        }
        return spoken;
    }

    private Outgoing reading(Board running, Instant at, long milliCelsius) {
        readings++;
        String text = "{\"v\":1,\"boot\":%d,\"seq\":%d,\"readings\":[{\"ts\":\"%s\",\"mono\":%d,\"compartment\":\"%s\",\"milliCelsius\":%d}]}"
                .formatted(running.boot(), readings, running.wall(at), running.mono(at), COMPARTMENT, milliCelsius);
        return new Outgoing(new Topic.Telemetry(body.did()), text, false);
    }

    private void watch(Board running, Instant at, long milliCelsius) {
        boolean outside = milliCelsius < lowestMilliCelsius || milliCelsius > highestMilliCelsius;
        if (outside == excursion) {
            return;
        }
        excursion = outside;
        long limit = milliCelsius < lowestMilliCelsius ? lowestMilliCelsius : highestMilliCelsius;
        DeviceEvent crossing = outside
                ? new ExcursionBegan(COMPARTMENT, milliCelsius, limit)
                : new ExcursionEnded(COMPARTMENT, milliCelsius);
        running.append(at, List.of(crossing));
    }

    @Override
    public Birth birth(Instant now) {
        return body.birth(now);
    }

    @Override
    public void answered(Ack ack, Instant now) {
        body.answered(ack, now);
    }

    /// A cold box takes no commands.
    @Override
    public void commanded(byte[] message, Instant now) {}

    /// A cold box has its limits from its maker.
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
