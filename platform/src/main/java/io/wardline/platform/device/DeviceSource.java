package io.wardline.platform.device;

import static io.wardline.platform.alarm.EscalationStep.afterMinutes;
import static io.wardline.platform.alarm.EscalationStep.afterOfficeHours;

import io.wardline.platform.alarm.AlarmKind;
import io.wardline.platform.alarm.AlarmSource;
import io.wardline.platform.alarm.Owner;
import io.wardline.platform.alarm.Severity;
import io.wardline.platform.alarm.Sighting;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Duty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the gateways want somebody to look into: forks, clones, what could not be read, whatever else devices did wrong. */
final class DeviceSource implements AlarmSource {
    private static final Owner EQUIPMENT = Owner.of(Duty.EQUIPMENT_OFFICER);
    private static final AlarmKind FORK = AlarmKind.of(
            "device.fork", Severity.URGENT, EQUIPMENT, afterMinutes(15, Owner.ADMINISTRATOR), afterMinutes(30, Owner.ADMINISTRATOR));
    private static final AlarmKind CLONE = AlarmKind.of(
            "device.clone", Severity.URGENT, EQUIPMENT, afterMinutes(15, Owner.ADMINISTRATOR), afterMinutes(30, Owner.ADMINISTRATOR));
    private static final AlarmKind QUARANTINED = AlarmKind.of(
            "device.quarantine", Severity.WARNING, EQUIPMENT, afterOfficeHours(4, Owner.ADMINISTRATOR));
    private static final AlarmKind REPORTED = AlarmKind.of(
            "device.reported", Severity.WARNING, EQUIPMENT, afterOfficeHours(9, Owner.ADMINISTRATOR));

    private final DeviceAlarmStore store = new DeviceAlarmStore();

    @Override
    public Duration pace() {
        return Duration.ofSeconds(10);
    }

    @Override
    public List<AlarmKind> kinds() {
        return List.of(FORK, CLONE, QUARANTINED, REPORTED);
    }

    @Override
    public List<Sighting> look(Tx tx) {
        return Stream.of(
                        store.forks(tx).stream().map(seen -> sighting(FORK, seen)),
                        store.quarantined(tx).stream().map(seen -> sighting(QUARANTINED, seen)),
                        store.reported(tx).stream().map(seen -> sighting(seen.code().equals("clone.suspected") ? CLONE : REPORTED, seen)))
                .flatMap(each -> each)
                .toList();
    }

    private static Sighting sighting(AlarmKind kind, DeviceAlarmStore.Seen seen) {
        var subject = kind.equals(REPORTED) ? seen.device() + "/" + seen.code() : seen.device();
        return new Sighting(
                kind, subject, seen.institution(), seen.count(),
                Map.of("device", seen.device(), "code", seen.code(), "count", Long.toString(seen.count())));
    }
}
