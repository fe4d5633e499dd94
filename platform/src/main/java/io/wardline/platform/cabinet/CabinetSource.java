package io.wardline.platform.cabinet;

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

/// What somebody in the ward is to look into: differences that did not heal, cabinets that are silent or not believed.
final class CabinetSource implements AlarmSource {
    private static final AlarmKind DIFFERENCES = AlarmKind.of(
            "cabinet.discrepancies", Severity.WARNING, Owner.of(Duty.HEAD_NURSE), afterOfficeHours(4, Owner.of(Duty.HEAD_NURSE)),
            afterOfficeHours(9, Owner.of(Duty.QUALITY_OFFICER)));
    private static final AlarmKind SILENT = AlarmKind.of(
            "cabinet.silent", Severity.URGENT, Owner.of(Duty.EQUIPMENT_OFFICER), afterMinutes(15, Owner.of(Duty.HEAD_NURSE)),
            afterMinutes(15, Owner.ADMINISTRATOR));
    private static final AlarmKind UNVERIFIED = AlarmKind.of(
            "cabinet.unverified", Severity.WARNING, Owner.of(Duty.HEAD_NURSE), afterOfficeHours(4, Owner.of(Duty.EQUIPMENT_OFFICER)));

    private final CabinetAlarmStore store = new CabinetAlarmStore();

    @Override
    public Duration pace() {
        return Duration.ofSeconds(10);
    }

    @Override
    public List<AlarmKind> kinds() {
        return List.of(DIFFERENCES, SILENT, UNVERIFIED);
    }

    @Override
    public List<Sighting> look(Tx tx) {
        return Stream.of(
                        store.differing(tx).stream().map(seen -> sighting(DIFFERENCES, seen)),
                        store.silent(tx).stream().map(seen -> sighting(SILENT, seen)),
                        store.unverified(tx).stream().map(seen -> sighting(UNVERIFIED, seen)))
                .flatMap(each -> each)
                .toList();
    }

    private static Sighting sighting(AlarmKind kind, CabinetAlarmStore.Seen seen) {
        return new Sighting(
                kind, seen.did(), seen.institution(), seen.count(),
                Map.of("cabinet", seen.did(), "place", seen.place(), "count", Long.toString(seen.count())));
    }
}
