/// Who is connected: the connection number drawn in the database, the birth and what it proves, the registry's word, the
/// node's heartbeat, and the alarms about all of it. It knows nothing of MQTT.
@NullMarked
package io.wardline.gateway.link;

import org.jspecify.annotations.NullMarked;
