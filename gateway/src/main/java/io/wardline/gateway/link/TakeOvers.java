package io.wardline.gateway.link;

import io.wardline.protocol.device.DeviceId;
import java.util.HashMap;
import java.util.Map;

/// Counts how often the links of a device end because a newer one took over, as far as this node saw it. Two bodies with one
/// certificate throw each other out before either has said a word of its journal, so the births cannot tell of it. Pure.
public final class TakeOvers {
    /// More than this within a minute is a fight, and no device that lost its network.
    public static final int MOST = 5;

    private static final long WINDOW_MS = 60_000;

    private final Map<DeviceId, Window> windows = new HashMap<>();

    private record Window(long sinceMillis, int count) {
        boolean over(long nowMillis) {
            return nowMillis - sinceMillis >= WINDOW_MS;
        }
    }

    /// Notes a take-over; true for the one that is too many, once in the minute that began with the first.
    public boolean tooMany(DeviceId device, long nowMillis) {
        Window window = windows.get(device);
        Window now = window == null || window.over(nowMillis)
                ? new Window(nowMillis, 1)
                : new Window(window.sinceMillis(), window.count() + 1);
        windows.put(device, now);
        return now.count() == MOST + 1;
    }

    /// Forgets minutes that are over.
    public void forget(long nowMillis) {
        windows.values().removeIf(window -> window.over(nowMillis));
    }
}
