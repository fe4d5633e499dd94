/**
 * The holiday calendar as data: for each year the days off (放假) and the weekends worked in exchange (调休) of the State Council's
 * notice, with the notice's number. Administrators enter a year when its notice is out; a year without one is refused by name.
 * How days are counted is {@link io.wardline.platform.time.WorkingDays}.
 */
@NullMarked
package io.wardline.platform.calendar;

import org.jspecify.annotations.NullMarked;
