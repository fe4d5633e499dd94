package io.wardline.platform.identity;

import io.wardline.platform.db.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Duties, deputies, rosters and deeds as the database has them. */
final class DutyBook implements Duties {
    private final DutyStore store = new DutyStore();
    private final InstantSource clock;

    DutyBook(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean holds(Tx tx, long accountId, Permission permission) {
        return permissions(tx, accountId).contains(permission);
    }

    /** By duties of its own, and by those of the accounts whose deputy it is now. A deputy has no deputies. */
    Set<Permission> permissions(Tx tx, long accountId) {
        var now = clock.instant();
        var deputised = store.deputised(tx, accountId, now).stream()
                .filter(deputy -> deputy.period().holds(now))
                .map(DutyStore.Deputised::duty);
        return Stream.concat(store.duties(tx, accountId).stream(), deputised)
                .flatMap(duty -> duty.permissions().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public SecondPerson secondPerson(Tx tx, long first, String second, Permission permission) {
        var account = store.active(tx, second, clock.instant());
        if (account.isEmpty()) {
            return new SecondPerson.NotHeld();
        }
        if (account.get() == first) {
            return new SecondPerson.SamePerson();
        }
        return holds(tx, account.get(), permission)
                ? new SecondPerson.Accepted(account.get())
                : new SecondPerson.NotHeld();
    }

    @Override
    public Deed take(Tx tx, long accountId, String document, String number, String step) {
        store.lockDocument(tx, document, number);
        var taken = store.taken(tx, document, number, accountId);
        var rule = ConflictRule.against(store.conflicts(tx, document), document, step, taken);
        if (rule.isPresent()) {
            return new Deed.Conflicts(rule.get());
        }
        store.note(tx, document, number, step, accountId, clock.instant());
        return new Deed.Taken();
    }

    @Override
    public List<String> onDuty(Tx tx, Duty duty, long institution) {
        var now = clock.instant();
        return store.rostered(tx, duty, institution, now).stream()
                .filter(watch -> watch.period().holds(now))
                .map(DutyStore.Watch::account)
                .distinct()
                .sorted()
                .toList();
    }
}
