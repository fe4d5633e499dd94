/// Devices (设备) as the platform knows them: the registry, their certificates, durable commands, and the pump.
///
/// Each shard of devices is worked by one platform at a time, by a lease on the database's clock; its fence is compared inside every
/// transaction. The pump applies each device's journal in the order (epoch, seq) and without holes, and hands it to a
/// [Projection], which a feature higher up the stairs implements. It decides which entries come late, which ranges are
/// lost, and which entries cannot be applied; all of that is written in the transaction that moves the cursor.
@NullMarked
package io.wardline.platform.device;

import org.jspecify.annotations.NullMarked;
