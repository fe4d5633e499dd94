/**
 * County time. A county lives in one configured zone, and "today" is a date in that zone, whatever zone the machine
 * that runs the platform believes in. Nothing else in the platform reads a clock. Working days (工作日) follow the State
 * Council's notice of each year, with its make-up workdays (调休); a year whose notice is not entered is refused by name.
 */
@NullMarked
package io.wardline.platform.time;

import org.jspecify.annotations.NullMarked;
