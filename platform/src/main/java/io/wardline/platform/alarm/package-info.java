/**
 * Alarms and tasks (待办, 告警): something is not as it should be, and somebody is to answer. A room above says what causes it
 * looks for ({@link io.wardline.platform.alarm.AlarmSource}) and is asked again and again; a cause that is there is one open alarm, a
 * cause that is gone resolves it. Whoever has the duty is told; an alarm that nobody acknowledges goes up step by step (升级), by the
 * duty roster (值班表) and with deputies. People acknowledge (签收), assign and resolve with a reason; the history is sealed.
 */
@NullMarked
package io.wardline.platform.alarm;

import org.jspecify.annotations.NullMarked;
