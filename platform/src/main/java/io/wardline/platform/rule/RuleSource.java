package io.wardline.platform.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a rule comes from. Nothing that stands in no document may look as if it did. */
public sealed interface RuleSource {
    /** As it stands beside every figure. */
    String cited();

    /** The document's own words; empty where there is none. */
    List<String> quotes();

    /**
     * A document that is in force.
     *
     * @param number for example 赣医保发〔2022〕23号
     * @param title null as long as nobody has read it from the document itself
     */
    record Document(String number, @Nullable String title, List<String> quotes) implements RuleSource {
        public Document {
            quotes = List.copyOf(quotes);
        }

        @Override
        public String cited() {
            return number;
        }
    }

    /**
     * A draft that was published for consultation (征求意见稿) and binds nobody.
     *
     * @param of whose draft, and of which year
     */
    record ConsultationDraft(String of, List<String> quotes) implements RuleSource {
        public ConsultationDraft {
            quotes = List.copyOf(quotes);
        }

        @Override
        public String cited() {
            return of + " (consultation draft, not in force)";
        }
    }

    /** Nobody ordered it. */
    record OperatorsChoice() implements RuleSource {
        @Override
        public String cited() {
            return "no official source: the operator's choice";
        }

        @Override
        public List<String> quotes() {
            return List.of();
        }
    }
}
