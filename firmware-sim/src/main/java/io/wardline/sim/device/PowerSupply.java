package io.wardline.sim.device;

/// The current that a device runs on. What a device does between two flash writes leaves no trace, so a cut just before and
/// just after each write covers every phase that a power loss can strike.
public final class PowerSupply {
    /// On which side of a flash write the current fails.
    public enum Moment { BEFORE_WRITE, AFTER_WRITE }

    private int writesLeft;
    private Moment moment = Moment.BEFORE_WRITE;

    /// Lets the current fail at a coming flash write.
    ///
    /// @param write 1 for the next write, 2 for the one after it, and so on
    /// @throws IllegalArgumentException when `write` is below 1
    public void failAt(int write, Moment when) {
        if (write < 1) {
            throw new IllegalArgumentException("the next flash write is number 1, not " + write);
        }
        writesLeft = write;
        moment = when;
    }

    /// Whether a failure is still to come.
    public boolean failing() {
        return writesLeft > 0;
    }

    void aroundWrite(Runnable write) {
        boolean strikes = writesLeft > 0 && --writesLeft == 0;
        if (strikes && moment == Moment.BEFORE_WRITE) {
            throw new PowerCut();
        }
        write.run();
        if (strikes) {
            throw new PowerCut();
        }
    }
}
