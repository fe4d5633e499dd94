package io.wardline.platform.statement;

import io.wardline.platform.statement.SuccessionResult.NextVersion;
import io.wardline.platform.statement.SuccessionResult.Stands;
import io.wardline.platform.statement.SuccessionResult.Unchanged;
import java.util.Optional;

/** Decides whether a result becomes a version. */
final class SuccessionCalculation {
    private SuccessionCalculation() {}

    /** The hashes by which two results are the same. */
    record Hashes(String rule, String inputs, String result) {}

    /**
     * The decision.
     *
     * @param latest version of the statement; empty where there is none
     * @param correcting whether a reason was given to correct what is published
     */
    static SuccessionResult assess(Optional<Standing> latest, Hashes fresh, boolean correcting) {
        if (latest.isEmpty()) {
            return new NextVersion(1, false);
        }
        var stood = latest.get();
        var next = stood.version() + 1;
        if (stood.state() == StatementState.RETURNED) {
            return new NextVersion(next, false);
        }
        if (fresh.equals(new Hashes(stood.ruleHash(), stood.inputsHash(), stood.resultHash()))) {
            return new Unchanged();
        }
        if (!stood.isPublished()) {
            return new NextVersion(next, false);
        }
        return correcting || stood.state() == StatementState.UPHELD ? new NextVersion(next, true) : new Stands();
    }
}
