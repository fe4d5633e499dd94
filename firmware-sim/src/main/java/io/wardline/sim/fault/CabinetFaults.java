package io.wardline.sim.fault;

/// What goes wrong with a cabinet's current, clock and network.
///
/// @param interrupted of a visit: the current fails between the badge and the snapshot, at a drawn flash write
/// @param reboot      of a visit: the cabinet loses its current some time after it
/// @param offline     of a visit: the network is gone from before it until long after it
/// @param imageLost   of an offline period: the journal of that period is lost with its image
/// @param wrongClock  of a cabinet: its wall clock is years off and drifts
public record CabinetFaults(Rate interrupted, Rate reboot, Rate offline, Rate imageLost, Rate wrongClock) {
    /// Nothing goes wrong.
    public static final CabinetFaults NONE = new CabinetFaults(Rate.NEVER, Rate.NEVER, Rate.NEVER, Rate.NEVER, Rate.NEVER);
}
