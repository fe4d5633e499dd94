package io.wardline.platform.statement;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.calendar.Calendar;
import io.wardline.platform.db.Tx;
import io.wardline.platform.statement.LifeStore.NewPayment;
import io.wardline.platform.statement.LifeStore.ObjectionWindow;
import io.wardline.platform.statement.LifeStore.Publication;
import io.wardline.platform.statement.StatementResult.Absent;
import io.wardline.platform.statement.StatementResult.Done;
import io.wardline.platform.statement.StatementResult.Refused;
import io.wardline.platform.statement.StatementStore.Known;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.time.Reckoned;
import io.wardline.platform.web.Caller;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the calculation to the payment: who may do what with a version, and when. */
final class Life {
    /** How many persons besides the calculating one have to approve. */
    private static final int APPROVERS = 2;

    private final StatementStore store;
    private final LifeStore life;
    private final Acts acts;
    private final Calendar calendar;
    private final StatementPaper paper;
    private final CountyTime time;

    Life(StatementStore store, LifeStore life, Acts acts, Calendar calendar, StatementPaper paper, CountyTime time) {
        this.store = store;
        this.life = life;
        this.acts = acts;
        this.calendar = calendar;
        this.paper = paper;
        this.time = time;
    }

    private record Number(long id) {}

    private record Issued(long id, String number, String code, long attachment, LocalDate publishedOn, LocalDate lastDay) {}

    StatementResult approve(Tx tx, Act act, Caller caller, long id, @Nullable String words) {
        return with(tx, act, id, known -> {
            var standing = known.standing();
            if (standing.state() != StatementState.CALCULATED) {
                return StatementResult.refusedForNow("statement_state_elsewhere", standing);
            }
            if (known.calculator() == caller.accountId()) {
                return StatementResult.refused("statement_approval_not_by_calculator", standing);
            }
            if (life.approvals(tx, id).stream().anyMatch(each -> each.person() == caller.accountId())) {
                return StatementResult.refused("statement_approval_two_persons", standing);
            }
            life.addApproval(tx, act, known, standing.approvals() + 1, caller.accountId(), words);
            note(tx, act, standing, "approver", act.account());
            return new Done(new Number(id));
        });
    }

    /** Sends a version back before it is published; the next calculation makes a new one. */
    StatementResult giveBack(Tx tx, Act act, Caller caller, long id, String words) {
        return with(tx, act, id, known -> {
            var standing = known.standing();
            if (standing.state() != StatementState.CALCULATED && standing.state() != StatementState.APPROVED) {
                return StatementResult.refused("statement_state_elsewhere", standing);
            }
            life.addReturn(tx, act, known, caller.accountId(), words);
            acts.changed(tx, act, List.of(new Change(
                    standing.subject(), "state", standing.state().name(), StatementState.RETURNED.name(), words)));
            return new Done(new Number(id));
        });
    }

    /**
     * How a paper is written.
     *
     * @param address of this server as the caller reaches it
     * @param workings that put numbers into the steps
     */
    record Publishing(String address, Workings workings) {}

    /**
     * Publishes what two persons have approved.
     *
     * @param by how the paper is written
     */
    StatementResult publish(Tx tx, Act act, Caller caller, long id, Publishing by) {
        return with(tx, act, id, known -> {
            var standing = known.standing();
            if (standing.state() != StatementState.APPROVED || standing.approvals() != APPROVERS) {
                return StatementResult.refusedForNow("statement_state_elsewhere", standing);
            }
            if (life.undecidedBefore(tx, id) > 0) {
                return StatementResult.refusedForNow("statement_objection_undecided", standing);
            }
            if (life.isUpheldSince(tx, id)) {
                return StatementResult.refused("statement_objection_upheld_since", standing);
            }
            var window = window(tx, standing.kind());
            var on = time.dateOf(act.at());
            return switch (calendar.workingDays(tx).add(on, window.workingDays())) {
                case Reckoned.YearUnknown<LocalDate>(var year) ->
                        new Refused("statement_calendar_unknown", Map.of("year", year), true);
                case Reckoned.Known<LocalDate>(var lastDay) -> issue(tx, act, caller, known, window, on, lastDay, by);
            };
        });
    }

    private StatementResult issue(
            Tx tx, Act act, Caller caller, Known known, ObjectionWindow window, LocalDate on, LocalDate lastDay, Publishing by) {
        var standing = known.standing();
        var content = store.content(tx, standing.id()).orElseThrow();
        var approvers = life.approvals(tx, standing.id()).stream().map(LifeStore.Approval::account).toList();
        var printed = paper.issue(
                tx, act,
                new StatementPaper.Wish(
                        standing, content.rule().source().cited(), content.reckoning(), by.workings().of(standing.kind(), content),
                        store.consortium(tx, content.inputs()).orElse(null), approvers, on, lastDay, window),
                by.address());
        var publication = new Publication(
                printed.number(), printed.code(), printed.attachment(), on, window.workingDays(), window.source(), lastDay,
                act.account(), act.at());
        life.addPublication(tx, act, known, caller.accountId(), publication);
        note(tx, act, standing, "publishedOn", on.toString());
        note(tx, act, standing, "lastDay", lastDay.toString());
        return new Done(new Issued(
                standing.id(), printed.number(), printed.code(), printed.attachment(), on, lastDay));
    }

    /** What an institution says against its own statement. */
    record NewObjection(@Nullable String line, String words, @Nullable Long attachment) {}

    StatementResult object(Tx tx, Act act, Caller caller, long id, NewObjection wish) {
        return with(tx, act, id, known -> {
            var standing = known.standing();
            // Whoever sees the whole county is nobody's own people.
            if (caller.scope().isWhole() || !caller.scope().covers(known.institution())) {
                return StatementResult.refused("statement_objection_own_people", standing);
            }
            var published = life.publication(tx, id);
            var on = time.dateOf(act.at());
            if (published.isEmpty() || standing.state() == StatementState.SUPERSEDED || on.isAfter(published.get().lastDay())) {
                return StatementResult.refusedForNow("statement_objection_in_window", standing);
            }
            var named = wish.line();
            if (named != null && !hasLine(tx, id, named)) {
                return StatementResult.refused("statement_objection_line", standing, "line", named);
            }
            var evidence = wish.attachment();
            if (evidence != null && !life.isEvidenceOf(tx, evidence, known.institution())) {
                return StatementResult.refused("statement_objection_attachment_fkey", standing, "attachment", evidence);
            }
            var objection = life.addObjection(tx, act, known, published.get(), on, caller.accountId(), named, wish.words(), evidence);
            note(tx, act, standing, "objection", Long.toString(objection));
            return new Done(new Number(objection));
        });
    }

    private boolean hasLine(Tx tx, long id, String code) {
        return store.content(tx, id).orElseThrow().reckoning().lines().stream().anyMatch(line -> line.code().equals(code));
    }

    /** Somebody who neither calculated nor objected decides. */
    StatementResult decide(Tx tx, Act act, Caller caller, long objection, Outcome outcome, String words) {
        store.lock(tx);
        var open = life.objection(tx, objection);
        if (open.isEmpty()) {
            return new Absent();
        }
        return with(tx, act, open.get().version(), known -> {
            var standing = known.standing();
            if (open.get().decided()) {
                return StatementResult.refused("statement_decision_pkey", standing);
            }
            if (store.calculatedBy(tx, standing.id(), caller.accountId())) {
                return StatementResult.refused("statement_decision_not_by_calculator", standing);
            }
            if (life.objectedBy(tx, standing.id(), caller.accountId())) {
                return StatementResult.refused("statement_decision_not_by_objector", standing);
            }
            life.addDecision(tx, act, known, objection, open.get().objector(), caller.accountId(), outcome, words);
            acts.changed(tx, act, List.of(new Change(
                    standing.subject(), "objection/" + objection, null, outcome.name(), words)));
            return new Done(new Number(objection));
        });
    }

    /** Records that money has moved: what is due and no more, or what was paid beyond it and comes back. */
    StatementResult pay(Tx tx, Act act, Caller caller, long id, NewPayment payment) {
        return with(tx, act, id, known -> {
            var standing = known.standing();
            if (standing.state() != StatementState.FINAL && standing.state() != StatementState.PAID) {
                return StatementResult.refusedForNow("statement_payment_not_final", standing);
            }
            if (life.correctionWaits(tx, id)) {
                return StatementResult.refusedForNow("statement_payment_correction_waits", standing);
            }
            var beyond = beyond(payment, standing);
            if (beyond.isPresent()) {
                return beyond.get();
            }
            var lastDay = standing.lastDay();
            if (lastDay == null || !payment.paidOn().isAfter(lastDay) || payment.paidOn().isAfter(time.dateOf(act.at()))) {
                return StatementResult.refused("statement_payment_day", standing, "lastDay", String.valueOf(lastDay));
            }
            if (life.isReferenceUsed(tx, id, payment.reference())) {
                return StatementResult.refused("statement_payment_reference_key", standing, "reference", payment.reference());
            }
            var payee = payee(tx, known, payment.payee());
            if (payee.isEmpty()) {
                return StatementResult.refused("statement_payment_payee", standing, "payee", payment.payee());
            }
            var number = life.addPayment(tx, act, known, payee.get(), caller.accountId(), payment);
            note(tx, act, standing, "payment/" + number, Long.toString(payment.signedFen()));
            return new Done(new Number(number));
        });
    }

    private static Optional<StatementResult> beyond(NewPayment payment, Standing standing) {
        return switch (payment.kind()) {
            case PAYMENT -> payment.amountFen() > standing.dueFen()
                    ? Optional.of(StatementResult.refused("statement_payment_above_payable", standing, "dueFen", standing.dueFen()))
                    : Optional.empty();
            case RETURN -> payment.amountFen() > -standing.dueFen()
                    ? Optional.of(StatementResult.refused(
                            "statement_return_above_paid", standing, "beyondFen", Math.max(0, -standing.dueFen())))
                    : Optional.empty();
        };
    }

    /** By the rule's consortium: the institution itself, or the one that leads it. */
    private Optional<Long> payee(Tx tx, Known known, String code) {
        var own = known.standing().institution().equals(code);
        return switch (known.standing().payee()) {
            case SUBJECT -> own ? Optional.of(known.institution()) : Optional.empty();
            case LEAD_HOSPITAL -> own ? Optional.of(known.institution()) : life.fellow(tx, known.institution(), code);
        };
    }

    List<ObjectionWindow> windows(Tx tx) {
        return life.windows(tx);
    }

    StatementResult setWindow(Tx tx, Act act, ObjectionWindow wish) {
        store.lock(tx);
        var before = window(tx, wish.kind());
        if (!before.equals(wish)) {
            life.set(tx, wish);
            acts.changed(tx, act, List.of(new Change(
                    "statementWindow/" + wish.kind(), "window", before.workingDays() + " " + before.source(),
                    wish.workingDays() + " " + wish.source(), null)));
        }
        return new Done(wish);
    }

    private ObjectionWindow window(Tx tx, StatementKind kind) {
        return life.windows(tx).stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
    }

    private StatementResult with(Tx tx, Act act, long id, Function<Known, StatementResult> work) {
        store.lock(tx);
        return store.find(tx, id, time.dateOf(act.at())).map(work).orElseGet(Absent::new);
    }

    private void note(Tx tx, Act act, Standing standing, String field, String value) {
        acts.changed(tx, act, List.of(Change.added(standing.subject(), field, value)));
    }
}
