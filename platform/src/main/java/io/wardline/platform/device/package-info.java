/** Devices (设备) as the platform knows them: the registry, their certificates, durable commands, and the pump. */
@NullMarked
package io.wardline.platform.device;

import org.jspecify.annotations.NullMarked;
