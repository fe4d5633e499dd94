package io.wardline.sim.fault;

/// What goes wrong where a cabinet's antennas hear. Drawn anew for every scan, and then the same in all of its rounds.
///
/// @param misread   of a tag on the shelf: it is heard in none of the rounds
/// @param neighbour of a scan: one tag of the cabinet beside it is heard through the wall
/// @param ghost     of a scan: a tag is heard that nobody has ever made (bits gone wrong on the air)
/// @param deadAntenna of a scan: one antenna fails, which hides a quarter of the shelf and says so
public record RadioFaults(Rate misread, Rate neighbour, Rate ghost, Rate deadAntenna) {
    /// Physics as in the catalogue.
    public static final RadioFaults NONE = new RadioFaults(Rate.NEVER, Rate.NEVER, Rate.NEVER, Rate.NEVER);
}
