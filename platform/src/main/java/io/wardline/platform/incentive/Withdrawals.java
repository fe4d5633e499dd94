package io.wardline.platform.incentive;

import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.Acts;
import io.wardline.platform.audit.Change;
import io.wardline.platform.db.Tx;
import io.wardline.platform.incentive.IncentiveResult.Absent;
import io.wardline.platform.incentive.IncentiveResult.Done;
import io.wardline.platform.incentive.IncentiveResult.Refused;
import java.util.List;
import java.util.Map;

/**
 * Two persons take back a finding that does not hold: one proposes it, another accepts. The finding stays as it was, and takes nothing
 * away from the next calculation on.
 */
final class Withdrawals {
    private final WithdrawalStore store;
    private final EntryStore entries;
    private final Acts acts;

    Withdrawals(WithdrawalStore store, EntryStore entries, Acts acts) {
        this.store = store;
        this.entries = entries;
        this.acts = acts;
    }

    private record Number(long id) {}

    IncentiveResult propose(Tx tx, Act act, long proposer, long finding, String words) {
        entries.lock(tx);
        var found = store.finding(tx, finding);
        if (found.isEmpty()) {
            return new Absent();
        }
        var standing = found.get();
        if (!standing.accepted()) {
            return refused("incentive_withdrawal_accepted", standing.code());
        }
        if (standing.withdrawn()) {
            return refused("incentive_withdrawal_once", standing.code());
        }
        if (standing.waits()) {
            return new Refused("incentive_withdrawal_waits", Map.of("institution", standing.code()), true);
        }
        var id = store.add(tx, act, finding, standing.institution(), words, proposer);
        acts.changed(tx, act, List.of(new Change(subject(standing.code(), finding), "withdrawal", null, Long.toString(id), words)));
        return new Done(new Number(id));
    }

    IncentiveResult review(Tx tx, Act act, long reviewer, long id, boolean accepted, String words) {
        entries.lock(tx);
        var found = store.find(tx, id);
        if (found.isEmpty()) {
            return new Absent();
        }
        var waiting = found.get();
        if (waiting.reviewed()) {
            return refused("incentive_withdrawal_review_pkey", waiting.code());
        }
        if (waiting.proposer() == reviewer) {
            return refused("incentive_withdrawal_review_two_persons", waiting.code());
        }
        store.review(tx, act, id, waiting, reviewer, accepted, words);
        acts.changed(tx, act, List.of(new Change(
                subject(waiting.code(), waiting.finding()), "withdrawal/" + id + "/accepted", null, Boolean.toString(accepted), words)));
        return new Done(new Number(id));
    }

    private static String subject(String institution, long finding) {
        return "incentive/finding/" + institution + "/" + finding;
    }

    private static Refused refused(String code, String institution) {
        return new Refused(code, Map.of("institution", institution), false);
    }
}
