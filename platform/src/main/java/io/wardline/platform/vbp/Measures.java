package io.wardline.platform.vbp;

import io.wardline.platform.db.Tx;
import io.wardline.platform.rule.KeptRuleSet;
import io.wardline.platform.rule.RuleKind;
import io.wardline.platform.rule.Rules;
import io.wardline.platform.time.CountyTime;
import io.wardline.platform.web.FieldError;
import io.wardline.platform.web.Fields;
import io.wardline.platform.web.Malformed;
import io.wardline.platform.web.WrongForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds by what the progress of a day is judged. */
final class Measures {
    private static final int LONGEST_DATE = 10;

    private final Rules rules;
    private final CountyTime time;

    Measures(Rules rules, CountyTime time) {
        this.rules = rules;
        this.time = time;
    }

    LocalDate today() {
        return time.today();
    }

    /** The day that a query names, {@code asOf}; null where it names none. */
    @Nullable LocalDate asked(Fields fields) {
        return fields.optionalParsed("asOf", LONGEST_DATE, Measures::date).orElse(null);
    }

    /**
     * The rule set in force for the county's region on a day, or the one that comes with the product.
     *
     * @param asked null: today
     * @throws Malformed for a day that has not come: nobody knows its figures
     */
    Measure of(Tx tx, @Nullable LocalDate asked) {
        var day = asked == null ? today() : asked;
        if (day.isAfter(today())) {
            throw new Malformed(List.of(new FieldError("asOf", "vbp_day_ahead", Map.of("today", today().toString()))));
        }
        return rules.inForce(tx, RuleKind.MONITORING, day)
                .map(KeptRuleSet::set)
                .map(set -> Measure.of(day, set))
                .orElseGet(() -> Measure.shipped(day));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new WrongForm("date");
        }
    }
}
