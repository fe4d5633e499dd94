package io.wardline.sim.county;

import io.wardline.protocol.device.JournalKey;
import io.wardline.sim.device.Device;
import io.wardline.sim.device.JournalLine;
import io.wardline.sim.device.Outgoing;
import java.util.List;

/// What brings a device's words away. Called on the county's thread.
interface Carrier {
    void start();

    void stop();

    /// Called after the device was given time.
    void carry(List<Outgoing> spoken);

    /// Whether it is on its way to the other side or there.
    boolean flowing();

    /// A carrier that loses nothing, needs no time and never answers: for runs without a network.
    static Carrier direct(Device device, Journals journals) {
        return new Carrier() {
            private boolean open;

            @Override
            public void start() {
                open = true;
            }

            @Override
            public void stop() {
                open = false;
            }

            @Override
            public void carry(List<Outgoing> spoken) {
                List<JournalLine> lines = open ? device.lines(0, Integer.MAX_VALUE, Integer.MAX_VALUE) : List.of();
                if (!lines.isEmpty()) {
                    JournalKey last = lines.getLast().key();
                    journals.acknowledged(device.did(), last);
                    device.acknowledged(last);
                }
            }

            @Override
            public boolean flowing() {
                return open;
            }
        };
    }
}
