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

    /** What people outside of the bureau know of a statement: its published version, whether or not a later one waits. */
    enum Known {
        /** No version is published. */
        NOTHING,
        /** A version is published, and no objection to it was upheld. */
        PUBLISHED,
        /** An objection to the published version was upheld, so a corrected one has to follow. */
        UPHELD
    }

    /**
     * The decision.
     *
     * @param latest version of the statement, though it was sent back; empty where there is none
     * @param known of the statement outside of the bureau
     * @param correcting whether a reason was given to correct what is published
     */
    static SuccessionResult assess(Optional<Standing> latest, Known known, Hashes fresh, boolean correcting) {
        if (latest.isEmpty()) {
            return new NextVersion(1, false);
        }
        var stood = latest.get();
        // The published version was objected to with success: the answer is a version, even where it comes to the same.
        var answering = known == Known.UPHELD && stood.isPublished();
        if (!answering && stood.state() != StatementState.RETURNED && fresh.equals(hashes(stood))) {
            return new Unchanged();
        }
        return switch (known) {
            case NOTHING -> new NextVersion(stood.version() + 1, false);
            case UPHELD -> new NextVersion(stood.version() + 1, true);
            case PUBLISHED -> correcting ? new NextVersion(stood.version() + 1, true) : new Stands();
        };
    }

    private static Hashes hashes(Standing stood) {
        return new Hashes(stood.ruleHash(), stood.inputsHash(), stood.resultHash());
    }
}
