/// The devices of a county as pure state machines: a smart cabinet, a barcode scanner, a cold box.
///
/// A device is told what time it is, what happens to it (a badge, an open door, a command, a power cut) and draws its luck from
/// the generator that it is handed; it reads no clock, no network and no file, so a seed replays it. What survives a power cut
/// is [Flash][io.wardline.sim.device.Flash] and nothing else: whatever runs is dropped whole, and booting reads the flash.
/// The rules are those of the device protocol, version 1 (sections Entry, Snapshot, Commands, Clock, Offline journal).
///
/// A device belongs to one thread at a time; its link and its county call it on the same executor.
@NullMarked
package io.wardline.sim.device;

import org.jspecify.annotations.NullMarked;
