/** The gateway hears devices: durable first, then acknowledged. */
@NullMarked
package io.wardline.gateway;

import org.jspecify.annotations.NullMarked;
