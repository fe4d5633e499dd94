/// What a cabinet and the gateway promise each other, version 1 of the device protocol.
///
/// In one line: a PUBACK means "on disk here, will be applied once, in order"; no PUBACK means "publish it again after
/// reconnecting, it is harmless". A device keeps one journal of [entries][io.wardline.protocol.device.Entry] with dense
/// keys (epoch, seq); a message carries consecutive lines of that journal, one JSON object a line. Everything here is a
/// value or a total function: reading hostile bytes never throws, it answers [Malformed][io.wardline.protocol.device.Malformed]
/// with a stable code.
@NullMarked
package io.wardline.protocol.device;

import org.jspecify.annotations.NullMarked;
