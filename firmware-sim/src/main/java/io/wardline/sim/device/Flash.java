package io.wardline.sim.device;

import io.wardline.protocol.device.DeviceEvent.JournalLost;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What survives a power cut: the atomic image, and beside it the numbers that must survive the loss of the image, in two copies.
/// A write happens whole or not at all; the current may fail before it or after it ([PowerSupply]).
public final class Flash {
    /// Which of the two copies of the numbers.
    public enum Copy { FIRST, SECOND }

    /// The numbers outside the image.
    ///
    /// @param epoch   newest epoch that was ever begun
    /// @param boot    starts so far
    /// @param floor   an entry of `epoch` up to here was acknowledged
    /// @param ceiling no entry of `epoch` above this seq has been written; 0 while there is none at all
    /// @param owed    what the journal has still to say about an older epoch while `ceiling` is 0
    record Numbers(long epoch, long boot, long floor, long ceiling, @Nullable JournalLost owed) {}

    private static final Comparator<Numbers> AGE =
            Comparator.comparingLong(Numbers::epoch).thenComparingLong(Numbers::boot).thenComparingLong(Numbers::ceiling);

    private final PowerSupply supply;
    private @Nullable Numbers first;
    private @Nullable Numbers second;
    private @Nullable Image image;

    Flash(PowerSupply supply) {
        this.supply = supply;
    }

    @Nullable Image image() {
        return image;
    }

    Optional<Numbers> numbers() {
        return Stream.of(Optional.ofNullable(first), Optional.ofNullable(second))
                .flatMap(Optional::stream)
                .max(AGE);
    }

    void write(Runnable change) {
        supply.aroundWrite(change);
    }

    void replace(Image whole) {
        supply.aroundWrite(() -> image = whole);
    }

    void numbers(Numbers numbers) {
        supply.aroundWrite(() -> first = numbers);
        supply.aroundWrite(() -> second = numbers);
    }

    /// Loses the image: journal, settings and command memory.
    public void loseImage() {
        image = null;
    }

    /// Loses everything: the device comes back as if it had never been, and asks the gateway for its epoch.
    public void loseEverything() {
        image = null;
        first = null;
        second = null;
    }

    /// Loses one copy of the numbers. With both and the image gone, only the gateway knows which epoch comes next.
    public void loseNumbers(Copy copy) {
        switch (copy) {
            case FIRST -> first = null;
            case SECOND -> second = null;
        }
    }
}
