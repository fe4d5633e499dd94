/// Whole counties against the whole product in one process: real PostgreSQL, real MQTT over TLS, the judge's rules.
@NullMarked
package io.wardline.standalone.county;

import org.jspecify.annotations.NullMarked;
