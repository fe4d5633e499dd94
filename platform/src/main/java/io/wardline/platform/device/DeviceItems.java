package io.wardline.platform.device;

import io.wardline.protocol.device.DeviceId;
import java.util.List;

/// The next steps of one device's journal, dense and in order.
public record DeviceItems(DeviceId did, List<JournalItem> items) {
    public DeviceItems {
        items = List.copyOf(items);
    }
}
