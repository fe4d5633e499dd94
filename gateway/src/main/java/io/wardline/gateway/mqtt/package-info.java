/// MQTT 3.1.1 and 5 for devices, and the only place that knows vertx-mqtt. An ingest endpoint, not a broker: a device hears
/// its own three topics and says its own five; nothing is retained, nothing is kept for a session.
///
/// Everything runs on one event loop and nothing in here waits.
@NullMarked
package io.wardline.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
