/**
 * County time. A county lives in one configured zone, and "today" is a date in that zone, whatever zone the machine
 * that runs the platform believes in. Nothing else in the platform reads a clock.
 */
@NullMarked
package io.wardline.platform.time;

import org.jspecify.annotations.NullMarked;
