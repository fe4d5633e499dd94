package io.wardline.sim.link;

import io.wardline.sim.fault.WireFaults;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where a device connects and how.
///
/// @param credentials  what it shows; null: it speaks in plain text, which a gateway hears on the loopback only
/// @param version      of MQTT
/// @param firstBackOff wait before the first reconnect, doubled each time up to `longestBackOff`, jittered by half
/// @param faults       what the link does to what it carries
public record LinkPlan(
        String host,
        int port,
        @Nullable Credentials credentials,
        Version version,
        Duration firstBackOff,
        Duration longestBackOff,
        WireFaults faults) {
    /// The two versions that a gateway understands.
    public enum Version { MQTT_5, MQTT_3_1_1 }

    /// @throws IllegalArgumentException when the back-off is not positive or not ordered
    public LinkPlan {
        if (firstBackOff.isNegative() || firstBackOff.isZero() || longestBackOff.compareTo(firstBackOff) < 0) {
            throw new IllegalArgumentException("a back-off of " + firstBackOff + " to " + longestBackOff);
        }
    }

    /// MQTT 5 in plain text, back-off 200 ms to 10 s, no faults.
    public static LinkPlan plain(String host, int port) {
        return new LinkPlan(
                host, port, null, Version.MQTT_5, Duration.ofMillis(200), Duration.ofSeconds(10), WireFaults.NONE);
    }

    /// The same with a client certificate over TLS.
    public LinkPlan secured(Credentials shown) {
        return new LinkPlan(host, port, shown, version, firstBackOff, longestBackOff, faults);
    }

    /// The same with another version of MQTT.
    public LinkPlan speaking(Version other) {
        return new LinkPlan(host, port, credentials, other, firstBackOff, longestBackOff, faults);
    }

    /// The same on a wire with these faults.
    public LinkPlan troubled(WireFaults wire) {
        return new LinkPlan(host, port, credentials, version, firstBackOff, longestBackOff, wire);
    }
}
