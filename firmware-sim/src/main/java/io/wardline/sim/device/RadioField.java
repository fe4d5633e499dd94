package io.wardline.sim.device;

import io.wardline.protocol.device.TagId;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// What the antennas of one cabinet can hear: its shelf, and whatever physics adds or hides.
public interface RadioField {
    /// Begins a scan. What stays wrong for all of its rounds is drawn here.
    ///
    /// @param snapshot the id that the snapshot will carry if the scan is not cancelled
    Hearing begin(String snapshot, RandomGenerator random);

    /// One hasty read when the door closes; what a session claims comes from it.
    Set<TagId> glance(RandomGenerator random);

    /// The rounds of one scan.
    interface Hearing {
        /// The tags heard in one round.
        Set<TagId> round(RandomGenerator random);

        /// One flag an antenna, true where it works.
        List<Boolean> antennasOk();
    }
}
