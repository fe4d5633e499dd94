package io.wardline.sim.fault;

/// What a link does to what it carries.
///
/// @param duplicate        a message is published twice
/// @param drop             a message's acknowledgement never arrives: the link breaks and everything after it is sent anew
/// @param swallowedCommand an order of the platform never reaches the device
public record WireFaults(Rate duplicate, Rate drop, Rate swallowedCommand) {
    /// A wire that carries everything once.
    public static final WireFaults NONE = new WireFaults(Rate.NEVER, Rate.NEVER, Rate.NEVER);
}
