package io.wardline.sim.device;

import io.wardline.protocol.device.Topic;

/// Something that a device says beside its journal: readings, and the configuration that it runs. It is sent once or not at all.
///
/// @param text    the message, JSON
/// @param assured whether it is published with QoS 1
public record Outgoing(Topic topic, String text, boolean assured) {}
