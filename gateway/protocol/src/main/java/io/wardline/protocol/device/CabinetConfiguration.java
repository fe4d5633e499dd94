package io.wardline.protocol.device;

import com.fasterxml.jackson.core.JsonGenerator;
import io.wardline.protocol.device.Malformed.Refusal;
import java.io.IOException;

/// The configuration document of a cabinet (`state/desired`), with defaults taken from cabinets in the field. Every value has a
/// range; a value outside it is refused by the device and reported, never clamped in silence.
///
/// @param scanCount           rounds after the door closes, 1 to 16
/// @param scanTimeSeconds     length of a round, 1 to 120
/// @param scanDelaySeconds    pause before the first round, 0 to 60
/// @param antennaPowerDbm     transmit power per antenna, 5 to 33
/// @param doorUnlockSeconds   how long the bolt stays drawn, 1 to 120
/// @param doorOpenAlarmSeconds door held open until the alarm, 10 to 3,600
/// @param lockOnPowerFailure  false for resuscitation stock, which may fail open
/// @param batteryAlarmPercent battery level that raises the alarm, 1 to 90
/// @param snapshotEveryMinutes scheduled snapshots, 1 to 1,440
/// @param telemetryEverySeconds readings, 5 to 3,600
/// @param lowestMilliCelsius  lower limit of the compartment, -200,000 to 100,000
/// @param highestMilliCelsius upper limit of the compartment, above the lower one
/// @param offlineAuthorityMaxAgeHours how old the cached staff list may be, 0 (no offline access) to 720
/// @param journalMaxEntries   entries kept while offline, 50,000 to 1,000,000
public record CabinetConfiguration(
        int scanCount,
        int scanTimeSeconds,
        int scanDelaySeconds,
        int antennaPowerDbm,
        int doorUnlockSeconds,
        int doorOpenAlarmSeconds,
        boolean lockOnPowerFailure,
        int batteryAlarmPercent,
        int snapshotEveryMinutes,
        int telemetryEverySeconds,
        long lowestMilliCelsius,
        long highestMilliCelsius,
        int offlineAuthorityMaxAgeHours,
        int journalMaxEntries) {
    /// What a cabinet runs when nobody has said anything.
    public static final CabinetConfiguration DEFAULT =
            new CabinetConfiguration(2, 10, 1, 23, 10, 300, true, 20, 60, 60, 2_000, 25_000, 72, 50_000);

    /// @throws IllegalArgumentException naming the field, when a value is outside its range
    public CabinetConfiguration {
        inside("scanCount", scanCount, 1, 16);
        inside("scanTimeS", scanTimeSeconds, 1, 120);
        inside("scanDelayS", scanDelaySeconds, 0, 60);
        inside("antennaPowerDbm", antennaPowerDbm, 5, 33);
        inside("doorUnlockS", doorUnlockSeconds, 1, 120);
        inside("doorOpenAlarmS", doorOpenAlarmSeconds, 10, 3_600);
        inside("batteryAlarmPercent", batteryAlarmPercent, 1, 90);
        inside("snapshotEveryMin", snapshotEveryMinutes, 1, 1_440);
        inside("telemetryEveryS", telemetryEverySeconds, 5, 3_600);
        inside("lowestMilliC", lowestMilliCelsius, -200_000, 100_000);
        inside("highestMilliC", highestMilliCelsius, lowestMilliCelsius + 1, 150_000);
        inside("offlineAuthorityMaxAgeH", offlineAuthorityMaxAgeHours, 0, 720);
        inside("journalMaxEntries", journalMaxEntries, 50_000, 1_000_000);
    }

    static CabinetConfiguration read(Fields fields) throws Refusal {
        try {
            return new CabinetConfiguration(
                    whole(fields, "scanCount"),
                    whole(fields, "scanTimeS"),
                    whole(fields, "scanDelayS"),
                    whole(fields, "antennaPowerDbm"),
                    whole(fields, "doorUnlockS"),
                    whole(fields, "doorOpenAlarmS"),
                    fields.flag("lockOnPowerFailure"),
                    whole(fields, "batteryAlarmPercent"),
                    whole(fields, "snapshotEveryMin"),
                    whole(fields, "telemetryEveryS"),
                    whole(fields, "lowestMilliC"),
                    whole(fields, "highestMilliC"),
                    whole(fields, "offlineAuthorityMaxAgeH"),
                    whole(fields, "journalMaxEntries"));
        } catch (IllegalArgumentException outside) {
            throw new Refusal("field.range", "configuration", String.valueOf(outside.getMessage()));
        }
    }

    void write(JsonGenerator out) throws IOException {
        out.writeNumberField("scanCount", scanCount);
        out.writeNumberField("scanTimeS", scanTimeSeconds);
        out.writeNumberField("scanDelayS", scanDelaySeconds);
        out.writeNumberField("antennaPowerDbm", antennaPowerDbm);
        out.writeNumberField("doorUnlockS", doorUnlockSeconds);
        out.writeNumberField("doorOpenAlarmS", doorOpenAlarmSeconds);
        out.writeBooleanField("lockOnPowerFailure", lockOnPowerFailure);
        out.writeNumberField("batteryAlarmPercent", batteryAlarmPercent);
        out.writeNumberField("snapshotEveryMin", snapshotEveryMinutes);
        out.writeNumberField("telemetryEveryS", telemetryEverySeconds);
        out.writeNumberField("lowestMilliC", lowestMilliCelsius);
        out.writeNumberField("highestMilliC", highestMilliCelsius);
        out.writeNumberField("offlineAuthorityMaxAgeH", offlineAuthorityMaxAgeHours);
        out.writeNumberField("journalMaxEntries", journalMaxEntries);
    }

    private static int whole(Fields fields, String name) throws Refusal {
        return (int) fields.whole(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static void inside(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", " + least + " to " + most + " is allowed");
        }
    }
}
