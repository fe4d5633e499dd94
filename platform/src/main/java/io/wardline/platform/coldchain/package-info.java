/**
 * Cold chain (冷链): temperatures of what spoils. Here the mean kinetic temperature (平均动力学温度, MKT): the one steady temperature
 * that would have done the same harm as all those that were measured. It is computed from raw readings by the device's own
 * monotonic time, never across a gap, and it never excuses freezing.
 */
@NullMarked
package io.wardline.platform.coldchain;

import org.jspecify.annotations.NullMarked;
