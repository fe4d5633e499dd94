package io.wardline.gateway.inbox;

import io.wardline.protocol.device.DeviceId;
import io.wardline.protocol.device.JournalKey;

/// The key of an entry in the inbox.
record EntryKey(DeviceId device, JournalKey key) {}
