package io.wardline.platform.vbp;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.vbp.Citations.Cited;
import io.wardline.platform.vbp.Citations.Figure;
import io.wardline.platform.vbp.WithdrawalStore.Line;
import io.wardline.platform.vbp.WithdrawalStore.Sum;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Taking back lines of the platform that were wrong: one person asks, another accepts. From then on a line counts nowhere, and another
 * may come in its place; it stays readable, and what was frozen with it stays as it was.
 */
final class Withdrawals {
    private final WithdrawalStore store;
    private final PlatformStore lines;
    private final Rollup rollup;
    private final Citations citations;
    private final Acts acts;

    Withdrawals(WithdrawalStore store, PlatformStore lines, Rollup rollup, Citations citations, Acts acts) {
        this.store = store;
        this.lines = lines;
        this.rollup = rollup;
        this.citations = citations;
        this.acts = acts;
    }

    /** What became of a wish. */
    sealed interface Proposed {
        /** It waits under this number for another person. */
        record Waiting(long id, long lines) implements Proposed {}

        /** It cannot be meant. */
        record Unfit(VbpResult refusal) implements Proposed {}
    }

    /**
     * What withdrawing lines changes.
     *
     * @param lines how many
     * @param sums what no longer counts, by institution and product
     * @param statements that cite any of these figures; they do not change, and show the difference
     */
    record Effect(long lines, List<Sum> sums, List<Cited> statements) {
        Effect {
            sums = List.copyOf(sums);
            statements = List.copyOf(statements);
        }
    }

    /** Asks; until another person accepts, every line counts as before. */
    Proposed propose(Tx tx, Act act, long proposer, NewWithdrawal wish) {
        store.lock(tx, wish.file());
        if (!store.hasFile(tx, wish.file())) {
            return new Proposed.Unfit(VbpResult.refused("vbp_withdrawal_file_fkey", "file", wish.file()));
        }
        var found = store.lines(tx, wish.file(), wish.rows());
        for (var row : wish.rows()) {
            if (found.stream().noneMatch(line -> line.row() == row)) {
                return unfit("vbp_withdrawal_line_line_fkey", row);
            }
        }
        for (var line : found) {
            if (line.waiting() != null) {
                return unfit("vbp_withdrawal_waits", line.row());
            }
            if (line.withdrawn() && !wish.whole()) {
                return unfit("vbp_withdrawn_pkey", line.row());
            }
        }
        var standing = found.stream().filter(line -> !line.withdrawn()).toList();
        if (standing.isEmpty()) {
            return new Proposed.Unfit(VbpResult.refused("vbp_withdrawal_of_nothing", "file", wish.file()));
        }
        var id = store.add(tx, act, wish, standing, proposer);
        acts.changed(tx, act, List.of(new Change(
                "platformFile/" + wish.file(), "withdrawal/" + id, null, standing.size() + " lines", wish.reason())));
        return new Proposed.Waiting(id, standing.size());
    }

    /** Another person accepts, which counts every figure of these lines anew in this transaction, or rejects. */
    VbpResult review(Tx tx, Act act, long reviewer, long id, boolean accepted, String words) {
        var asked = store.find(tx, id);
        if (asked.isEmpty()) {
            return new VbpResult.Absent();
        }
        store.lock(tx, asked.get().file());
        var found = store.find(tx, id).orElseThrow();
        if (found.reviewed()) {
            return VbpResult.refused("vbp_withdrawal_review_pkey", "id", id);
        }
        if (found.proposer() == reviewer) {
            return VbpResult.refused("vbp_withdrawal_review_two_persons", "id", id);
        }
        if (accepted) {
            rollup.meaning(tx);
        }
        store.review(tx, act, id, found, reviewer, accepted, words);
        acts.changed(tx, act, List.of(new Change(
                "platformFile/" + found.file(), "withdrawal/" + id + "/accepted", null, Boolean.toString(accepted), words)));
        if (accepted) {
            withdraw(tx, id);
        }
        return new VbpResult.Entered();
    }

    /** Where a line counted is known before nothing says any more what it is. */
    private void withdraw(Tx tx, long id) {
        var affected = store.linesOf(tx, id);
        var cells = lines.cells(tx, affected);
        if (store.withdraw(tx, id) != affected.size()) {
            throw new IllegalStateException("a line of the withdrawal " + id + " is withdrawn already, although each waits for one alone");
        }
        lines.resolve(tx, affected);
        rollup.recount(tx, cells);
    }

    /** What withdrawing rows of a file would change, or the whole of it; empty where there is no such file. */
    Optional<Effect> effect(Tx tx, long file, List<Long> rows) {
        return store.hasFile(tx, file)
                ? Optional.of(effect(tx, store.lines(tx, file, rows).stream().filter(line -> !line.withdrawn()).map(Line::id).toList()))
                : Optional.empty();
    }

    /** What a withdrawal changes, or has changed. */
    Optional<Effect> effect(Tx tx, long id) {
        return store.find(tx, id).map(_ -> effect(tx, store.linesOf(tx, id)));
    }

    private Effect effect(Tx tx, List<Long> affected) {
        var sums = store.effect(tx, affected);
        var figures = sums.stream()
                .filter(sum -> sum.line() != null)
                .map(sum -> new Figure(sum.institutionId(), Objects.requireNonNull(sum.line())))
                .toList();
        return new Effect(affected.size(), sums, citations.citing(tx, figures));
    }

    private static Proposed.Unfit unfit(String code, long row) {
        return new Proposed.Unfit(VbpResult.refused(code, "row", row));
    }
}
