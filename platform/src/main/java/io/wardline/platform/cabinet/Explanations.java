package io.wardline.platform.cabinet;

import io.wardline.platform.audit.Act;
import io.wardline.platform.cabinet.CabinetSheet.Step;
import io.wardline.platform.cabinet.CabinetSheet.StepCause;
import io.wardline.platform.cabinet.ExplanationStore.Subject;
import io.wardline.platform.cabinet.ExplanationStore.Waiting;
import io.wardline.platform.db.Tx;
import io.wardline.platform.identity.Duties;
import io.wardline.platform.identity.Duties.SecondPerson;
import io.wardline.platform.identity.Permission;
import io.wardline.platform.ledger.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Closes what no reading closes: one account gives the reason, and a second person, another account that holds the
/// permission, accepts or rejects it. The book does not move by it: where a piece stands is what the shelves say.
final class Explanations {
    private final CabinetStateStore states = new CabinetStateStore();
    private final CabinetStore cabinets = new CabinetStore();
    private final CabinetActStore acts = new CabinetActStore();
    private final CabinetBellStore bell = new CabinetBellStore();
    private final ExplanationStore store;
    private final Duties duties;

    Explanations(ExplanationStore store, Duties duties) {
        this.store = store;
        this.duties = duties;
    }

    /// What became of the wish.
    sealed interface Outcome {
        /// @param key what it was about
        record Done(DiscrepancyKey key) implements Outcome {}

        /// There is no such discrepancy in sight.
        record Unknown() implements Outcome {}

        /// @param code stable, for people's texts
        record Refused(String code) implements Outcome {}
    }

    /// Gives a reason; it waits for a second person from now on.
    Outcome give(Tx tx, Act act, long account, long discrepancy, Ground ground, String words) {
        var subject = held(tx, discrepancy);
        if (subject.isEmpty()) {
            return new Outcome.Unknown();
        }
        var refusal = refusal(tx, account, subject.get());
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        if (store.waiting(tx, discrepancy).isPresent()) {
            return new Outcome.Refused("cabinet_explanation_waits");
        }
        store.give(tx, act, account, discrepancy, ground, words);
        bell.tell(tx, List.of(subject.get().key().did())).count();
        return new Outcome.Done(subject.get().key());
    }

    /// Says yes or no to the reason that waits. A yes closes the discrepancy.
    ///
    /// @param words why not; may be null with a yes
    Outcome judge(Tx tx, Act act, long account, long discrepancy, boolean accepted, @Nullable String words) {
        var subject = held(tx, discrepancy);
        if (subject.isEmpty()) {
            return new Outcome.Unknown();
        }
        var waiting = store.waiting(tx, discrepancy);
        var refusal = refusal(tx, account, subject.get())
                .or(() -> waiting.isEmpty() ? Optional.of("cabinet_explanation_missing") : notSecond(tx, waiting.get(), act));
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        store.judge(tx, act, account, waiting.orElseThrow().id(), accepted, words);
        if (accepted) {
            close(tx, act, subject.get().key());
        } else {
            bell.tell(tx, List.of(subject.get().key().did())).count();
        }
        return new Outcome.Done(subject.get().key());
    }

    /// The discrepancy, while its cabinet is locked: neither the pump nor another person closes it meanwhile.
    private Optional<Subject> held(Tx tx, long discrepancy) {
        return store.subject(tx, discrepancy).flatMap(found -> {
            states.lock(tx, List.of(found.key().did()));
            return store.subject(tx, discrepancy);
        });
    }

    private Optional<String> refusal(Tx tx, long account, Subject subject) {
        if (!duties.holds(tx, account, Permission.RESOLVE_DISCREPANCY)) {
            return Optional.of("cabinet_explanation_permission");
        }
        if (!subject.open()) {
            return Optional.of("cabinet_discrepancy_closed");
        }
        return subject.key().kind().isExplainable() ? Optional.empty() : Optional.of("cabinet_discrepancy_of_shelf");
    }

    private Optional<String> notSecond(Tx tx, Waiting waiting, Act act) {
        return switch (duties.secondPerson(tx, waiting.account(), act.account(), Permission.RESOLVE_DISCREPANCY)) {
            case SecondPerson.Accepted _ -> Optional.empty();
            case SecondPerson.SamePerson _ -> Optional.of("cabinet_explanation_own");
            case SecondPerson.NotHeld _ -> Optional.of("cabinet_explanation_permission");
        };
    }

    private void close(Tx tx, Act act, DiscrepancyKey key) {
        var numbers = new HashMap<>(states.lock(tx, List.of(key.did())));
        var sheet = new CabinetSheet();
        var stepNo = numbers.merge(key.did(), 1L, Long::sum);
        var id = states.nextSteps(tx, 1).getFirst();
        sheet.steps.add(new Step(
                key.did(), stepNo, id, StepCause.EXPLAINED, null, null, null, null, Cause.act(act.id()), key));
        sheet.discrepancies.resolve(key, id, Resolution.EXPLAINED, null);
        cabinets.write(tx, sheet);
        acts.countSteps(tx, numbers);
    }
}
