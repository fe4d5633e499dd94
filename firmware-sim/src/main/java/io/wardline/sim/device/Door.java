package io.wardline.sim.device;

/// The door and its bolt: they are iron, and a power cut leaves them as they are but for the bolt, which falls when it is told to.
final class Door {
    private boolean open;
    private boolean unbolted;
    private long drawn;

    boolean open() {
        return open;
    }

    boolean unbolted() {
        return unbolted;
    }

    /// How often the bolt has been drawn.
    long drawn() {
        return drawn;
    }

    void draw() {
        unbolted = true;
        drawn++;
    }

    void bolt() {
        unbolted = false;
    }

    void swing(boolean nowOpen) {
        open = nowOpen;
    }
}
