package io.wardline.platform.statement;

import io.wardline.platform.db.Tx;
import io.wardline.platform.rule.RuleSet;
import java.util.List;
import java.util.Optional;

/** How one kind of statement is reckoned: declared here, handed in by the room that computes. */
public interface Reckoner extends Formula {
    /** The kind. */
    StatementKind kind();

    /**
     * The inputs as they stand now; empty where there is nothing to reckon any more.
     *
     * @param institution the subject
     * @param rule which may say what is to be gathered
     */
    Optional<Inputs> gather(Tx tx, RuleSet rule, long institution, int year);

    /** The steps of the whole with the numbers that their letters stand for; none where the formulas carry them themselves. */
    default List<WorkedStep> worked(RuleSet rule, Inputs inputs) {
        return List.of();
    }
}
