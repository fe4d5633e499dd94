package io.wardline.platform.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardline.platform.db.Tx;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.rule.Step;
import io.wardline.platform.statement.StatementStore.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers stand beside the frozen steps that they belong to, and beside no others. */
final class WorkingsTest {
    private static final Step KEPT = new Step("surplus", "S = T − A", "1", "1.00", "document");
    private static final WorkedStep WORKED = new WorkedStep(KEPT, new Worked("3.00 − 2.00", Worked.Rounding.NONE));

    /** Works in one step, whatever the inputs are. */
    private record OneStep(WorkedStep step) implements Reckoner {
        @Override
        public StatementKind kind() {
            return StatementKind.SETTLEMENT;
        }

        @Override
        public Optional<Inputs> gather(Tx tx, RuleSet rule, long institution, int year) {
            return Optional.empty();
        }

        @Override
        public Reckoning reckon(RuleSet rule, Inputs inputs) {
            return frozen(step.step());
        }

        @Override
        public List<WorkedStep> worked(RuleSet rule, Inputs inputs) {
            return List.of(step);
        }
    }

    private static Reckoning frozen(Step step) {
        return new Reckoning(List.of(), List.of(), List.of(step), 0, Payee.SUBJECT);
    }

    private static List<WorkedStep> shown(Step step) {
        var content = new Content(new Inputs(List.of(), List.of()), frozen(step), ShippedRuleSet.SC_2020_11.read());
        return new Workings(Map.of(StatementKind.SETTLEMENT, new OneStep(WORKED))).of(StatementKind.SETTLEMENT, content);
    }

    @Test
    void the_frozen_steps_stand_with_their_numbers() {
        assertThat(shown(KEPT)).containsExactly(WORKED);
    }

    @Test
    void steps_that_the_inputs_give_no_more_stand_in_letters_alone() {
        var other = new Step("surplus", "S = T − A", "2", "2.00", "document");
        assertThat(shown(other)).containsExactly(new WorkedStep(other, Worked.BY_ITSELF));
    }
}
