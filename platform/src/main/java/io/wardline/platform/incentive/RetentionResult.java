package io.wardline.platform.incentive;

import io.wardline.platform.money.Fen;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Step;
import java.util.List;
import java.util.Set;

/** What an institution retains for a year. Exact amounts are in fen, unrounded; published ones in whole fen. */
public sealed interface RetentionResult {
    RetentionRule rule();

    RetentionFacts facts();

    /** In the order of the facts. */
    List<LineResult> lines();

    /** The grade of the score, whether or not a veto takes its rate away. */
    GradeTable.Grade grade();

    /** S of the institution: what the rule's floor leaves of all lines. */
    Ratio baseFen();

    /** R, published. */
    long payableFen();

    /** The workings in their order. */
    default List<Step> steps() {
        return RetentionSteps.of(this);
    }

    /**
     * By the grade's rate.
     *
     * @param exactFen R before rounding; of several lines that were rounded one by one the sum of what was not
     */
    record Retained(RetentionRule rule, RetentionFacts facts, List<LineResult> lines, GradeTable.Grade grade, Ratio baseFen,
            Ratio exactFen, long payableFen) implements RetentionResult {
        public Retained {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Nothing, whatever was saved.
     *
     * @param vetoes at least one
     */
    record Vetoed(RetentionRule rule, RetentionFacts facts, List<LineResult> lines, GradeTable.Grade grade, Ratio baseFen,
            Set<Veto> vetoes) implements RetentionResult {
        public Vetoed {
            lines = List.copyOf(lines);
            vetoes = Set.copyOf(vetoes);
        }

        @Override
        public long payableFen() {
            return 0;
        }
    }

    /** One product's part. */
    sealed interface LineResult {
        RetentionFacts.Line line();

        /** What it brings into the institution's sum before any floor. */
        Ratio contributionFen();

        /** Its S where every product has its own floor. */
        default Ratio flooredFen() {
            return contributionFen().floored();
        }
    }

    /**
     * It counts.
     *
     * @param volumeUnits V
     * @param budgetFen B
     * @param expenditureFen E
     * @param rawFen B − E, which may be negative
     */
    record Counted(RetentionFacts.Line line, long volumeUnits, Ratio budgetFen, Ratio expenditureFen, Ratio rawFen)
            implements LineResult {
        @Override
        public Ratio contributionFen() {
            return rawFen;
        }
    }

    /**
     * Its agreed volume was not completed: its saving does not count, its loss does.
     *
     * @param counted what it would have been
     */
    record NotCompleted(Counted counted) implements LineResult {
        @Override
        public RetentionFacts.Line line() {
            return counted.line();
        }

        @Override
        public Ratio contributionFen() {
            return counted.rawFen().min(Ratio.ZERO);
        }
    }

    /** It was retained in an earlier cycle and is not counted again. */
    record NotAgain(RetentionFacts.Line line) implements LineResult {
        @Override
        public Ratio contributionFen() {
            return Ratio.ZERO;
        }
    }

    /** An exact amount as a statement prints it. */
    static String shown(Ratio fen) {
        return Fen.text(Fen.halfUp(fen));
    }
}
