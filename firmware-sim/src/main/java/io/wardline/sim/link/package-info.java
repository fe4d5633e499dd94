/// Devices on the wire: MQTT 5 and 3.1.1 over TLS with a client certificate, or plain on the loopback. The HiveMQ client is known
/// in this package alone.
///
/// A [Link][io.wardline.sim.link.Link] says birth, waits for the answer, and publishes the journal from its oldest line without
/// PUBACK, byte for byte; PUBACKs, which come in order, free it. Resending is the journal's work and never MQTT's: every connection
/// is a fresh client without a session.
@NullMarked
package io.wardline.sim.link;

import org.jspecify.annotations.NullMarked;
