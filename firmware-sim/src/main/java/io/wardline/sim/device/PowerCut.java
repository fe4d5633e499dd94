package io.wardline.sim.device;

/// The current is gone: whatever the device was doing stops here. It never leaves the device that it struck.
final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PowerCut() {
        super("the current is gone", null, false, false);
    }
}
