/** What a cabinet and the gateway promise each other: topics, entries, events, commands. */
@NullMarked
package io.wardline.protocol.device;

import org.jspecify.annotations.NullMarked;
