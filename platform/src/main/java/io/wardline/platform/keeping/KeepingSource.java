package io.wardline.platform.keeping;

import static io.wardline.platform.alarm.EscalationStep.afterMinutes;
import static io.wardline.platform.alarm.EscalationStep.afterOfficeHours;

import io.wardline.platform.alarm.AlarmKind;
import io.wardline.platform.alarm.AlarmSource;
import io.wardline.platform.alarm.Owner;
import io.wardline.platform.alarm.Severity;
import io.wardline.platform.alarm.Sighting;
import io.wardline.platform.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an administrator is to look into: a disk that fills, backups, checks, a pump or a sealer that is behind. */
final class KeepingSource implements AlarmSource {
    private static final Owner ADMIN = Owner.ADMINISTRATOR;
    private static final AlarmKind DISK_FULL = AlarmKind.of("keeping.diskFull", Severity.URGENT, ADMIN, afterMinutes(30, ADMIN));
    private static final AlarmKind DISK_FILLING = AlarmKind.of("keeping.diskFilling", Severity.WARNING, ADMIN, afterOfficeHours(9, ADMIN));
    private static final AlarmKind BACKUP_OLD = AlarmKind.of("keeping.backupOld", Severity.WARNING, ADMIN, afterOfficeHours(4, ADMIN));
    private static final AlarmKind ARCHIVE_FAILING =
            AlarmKind.of("keeping.archiveFailing", Severity.URGENT, ADMIN, afterMinutes(30, ADMIN));
    private static final AlarmKind CHECK_FAILED = AlarmKind.of("keeping.checkFailed", Severity.URGENT, ADMIN, afterMinutes(30, ADMIN));
    private static final AlarmKind AUDIT_BROKEN = AlarmKind.of("keeping.auditBroken", Severity.URGENT, ADMIN, afterMinutes(15, ADMIN));
    private static final AlarmKind PUMP_BEHIND = AlarmKind.of("keeping.pumpBehind", Severity.URGENT, ADMIN, afterMinutes(15, ADMIN));
    private static final AlarmKind SEALS_BEHIND = AlarmKind.of("keeping.sealsBehind", Severity.URGENT, ADMIN, afterMinutes(15, ADMIN));

    /** At the pace of the last days; a week is time enough to buy a disk, two days are not. */
    private static final long FILLING_DAYS = 14;
    private static final long FULL_DAYS = 2;
    /** A backup is taken every night; two hours of grace. */
    private static final Duration BACKUP_EVERY = Duration.ofHours(26);
    /** The pump carries some thousand entries a second, so this many do not wait for long where it works. */
    private static final long MOST_WAITING = 20_000;
    /** The sealer makes a round each second. */
    private static final Duration SEALS_WITHIN = Duration.ofMinutes(5);

    private final Function<Tx, KeepingState> state;
    private final StateStore store = new StateStore();

    KeepingSource(Function<Tx, KeepingState> state) {
        this.state = state;
    }

    @Override
    public Duration pace() {
        return Duration.ofMinutes(1);
    }

    @Override
    public List<AlarmKind> kinds() {
        return List.of(DISK_FULL, DISK_FILLING, BACKUP_OLD, ARCHIVE_FAILING, CHECK_FAILED, AUDIT_BROKEN, PUMP_BEHIND, SEALS_BEHIND);
    }

    @Override
    public List<Sighting> look(Tx tx) {
        var now = state.apply(tx);
        var age = store.age(tx);
        var seen = new ArrayList<Sighting>();
        var left = now.disk().daysLeft();
        if (left != null && left <= FILLING_DAYS) {
            seen.add(sighting(left <= FULL_DAYS ? DISK_FULL : DISK_FILLING, "disk", Map.of("days", Long.toString(left))));
        }
        var last = now.backups().last();
        var since = last == null ? age.firstAct() : last.finishedAt();
        if (since != null && since.isBefore(age.now().minus(BACKUP_EVERY))) {
            seen.add(sighting(BACKUP_OLD, "backup", Map.of("since", since.toString())));
        }
        if (now.backups().archiveFailing()) {
            seen.add(sighting(ARCHIVE_FAILING, "archive", Map.of()));
        }
        now.checks().broken().forEach(broken -> seen.add(sighting(
                broken.name().equals(Keeping.AUDIT_CHECK) ? AUDIT_BROKEN : CHECK_FAILED, broken.name(), Map.of("check", broken.name(), "rows", Long.toString(broken.rows())))));
        if (now.pump().entries() > MOST_WAITING) {
            seen.add(sighting(PUMP_BEHIND, "pump", Map.of("entries", Long.toString(now.pump().entries()))));
        }
        if (isBehind(age)) {
            seen.add(sighting(SEALS_BEHIND, "seals", Map.of("since", String.valueOf(age.oldestUnsealed()))));
        }
        return seen;
    }

    private static boolean isBehind(StateStore.Age age) {
        Instant oldest = age.oldestUnsealed();
        return oldest != null && oldest.isBefore(age.now().minus(SEALS_WITHIN));
    }

    private static Sighting sighting(AlarmKind kind, String subject, Map<String, String> words) {
        return new Sighting(kind, subject, null, 1, words);
    }
}
