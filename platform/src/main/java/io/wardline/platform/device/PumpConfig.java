package io.wardline.platform.device;

/// The pump's limits.
///
/// @param node             name of this process start, unique among all that ever ran
/// @param devicesATurn     devices in one transaction, 1 to 256
/// @param entriesADevice   entries of one device in one transaction, 1 to 1,024
/// @param pollMs           how often it looks for work that no bell announced, 10 to 60,000 ms
/// @param leaseMs          how long a shard is held without renewal, 100 to 60,000 ms; renewed at a third of it
/// @param askedEnough      how often a device is asked for a gap before it is written off, 1 to 4
/// @param gapGraceMs       how old the last asking must be then, 0 to 600,000 ms
/// @param pauseAfterFaultMs how long it waits after the database failed, 10 to 60,000 ms
public record PumpConfig(
        String node,
        int devicesATurn,
        int entriesADevice,
        int pollMs,
        int leaseMs,
        int askedEnough,
        int gapGraceMs,
        int pauseAfterFaultMs) {
    public PumpConfig {
        if (node.isBlank() || node.length() > 100) {
            throw new IllegalArgumentException("a node's name has 1 to 100 characters: " + node);
        }
        require("devicesATurn", devicesATurn, 1, 256);
        require("entriesADevice", entriesADevice, 1, 1_024);
        require("pollMs", pollMs, 10, 60_000);
        require("leaseMs", leaseMs, 100, 60_000);
        require("askedEnough", askedEnough, 1, 4);
        require("gapGraceMs", gapGraceMs, 0, 600_000);
        require("pauseAfterFaultMs", pauseAfterFaultMs, 10, 60_000);
    }

    /// 64 devices and 64 entries of each a turn; polls every 500 ms, leases for 5 s, gives a gap up after the fourth asking
    /// and 30 s.
    public static PumpConfig of(String node) {
        return new PumpConfig(node, 64, 64, 500, 5_000, 4, 30_000, 500);
    }

    /// The same with other limits for the size of a turn.
    public PumpConfig withTurn(int devices, int entries) {
        return new PumpConfig(
                node, devices, entries, pollMs, leaseMs, askedEnough, gapGraceMs, pauseAfterFaultMs);
    }

    /// The same with other times.
    public PumpConfig withTimes(int poll, int lease, int gapGrace) {
        return new PumpConfig(
                node, devicesATurn, entriesADevice, poll, lease, askedEnough, gapGrace, pauseAfterFaultMs);
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", outside " + least + " to " + most);
        }
    }
}
