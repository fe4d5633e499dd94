package io.wardline.platform.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.wardline.platform.incentive.RetentionFacts.Line;
import io.wardline.platform.incentive.RetentionFacts.NonSelectedSpend;
import io.wardline.platform.money.Ratio;
import io.wardline.platform.rule.Param;
import io.wardline.platform.rule.ParamFault;
import io.wardline.platform.rule.RuleFlaw;
import io.wardline.platform.rule.ShippedRuleSet;
import io.wardline.platform.rule.Step;
import io.wardline.platform.vbp.Exemption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetentionCalculationTest {
    private static final Param.Group SHENZHEN = ShippedRuleSet.RT_SZ_2024_DRAFT.read().params();
    private static final String COMPLETION = "[{\"veto\":\"AGREED_VOLUME_NOT_COMPLETED\",\"threshold\":\"0.9\"}]";

    @ParameterizedTest
    @CsvSource({
        "100,true,A", "80,true,A", "79.9999,true,B", "70,true,B", "69.99,true,C", "60,true,C", "59.99,true,D", "0,true,D",
        "100,false,A", "80.0001,false,A", "80,false,B", "70.01,false,B", "70,false,C", "60.01,false,C", "60,false,D", "0,false,D"
    })
    void every_score_has_one_grade(String score, boolean inclusive, String grade) {
        var rule = rule("lowerBoundInclusive", String.valueOf(inclusive));
        assertThat(rule.gradeTable().of(Ratio.parse(score)).grade()).isEqualTo(grade);
    }

    @Test
    void a_rate_is_zero_on_a_veto_that_the_region_applies_and_only_then() {
        var facts = new RetentionFacts(List.of(line(100, 80, 80)), Ratio.of(92), Set.of(Veto.FALSE_REPORT));
        assertThat(RetentionCalculation.assess(rule("vetoes", "[]"), facts)).isInstanceOf(RetentionResult.Retained.class);
        assertThat(RetentionCalculation.assess(rule("vetoes", "[{\"veto\":\"FALSE_REPORT\"}]"), facts))
                .isInstanceOfSatisfying(RetentionResult.Vetoed.class, vetoed -> {
                    assertThat(vetoed.payableFen()).isZero();
                    assertThat(vetoed.grade().grade()).isEqualTo("A");
                    assertThat(vetoed.steps()).last().satisfies(step -> assertThat(step.formula()).contains("FALSE_REPORT"));
                });
    }

    @Test
    void completion_is_found_by_the_figures_for_each_product_or_for_the_institution() {
        var short71 = line(100, 80, 71);
        var enough = line(100, 80, 72);
        var facts = new RetentionFacts(List.of(short71, enough), Ratio.of(92), Set.of());
        var byProduct = RetentionCalculation.assess(rule("vetoes", COMPLETION), facts);
        assertThat(byProduct.lines()).hasExactlyElementsOfTypes(RetentionResult.NotCompleted.class, RetentionResult.Counted.class);
        assertThat(byProduct.payableFen()).isEqualTo(only(enough));
        var whole = SHENZHEN.with("vetoes", Param.ofJson(COMPLETION)).with("completionLevel", new Param.Text("INSTITUTION"));
        assertThat(RetentionCalculation.assess(RetentionRule.of(whole, ""), facts)).isInstanceOf(RetentionResult.Vetoed.class);
        var unknown = new RetentionFacts(List.of(new Line("P", 100, 80, new ActualVolume.NotCounted(), Ratio.of(100), Ratio.of(10),
                new NonSelectedSpend(0, 0, 0), Ratio.ONE, Ratio.ONE, false)), Ratio.of(92), Set.of());
        assertThat(RetentionCalculation.assess(rule("vetoes", COMPLETION), unknown).payableFen()).isPositive();
    }

    @Test
    void what_a_supplier_failed_to_deliver_excuses_only_where_the_rule_says_so() {
        var failed = new Line("P", 100, 80, new ActualVolume.Counted(71), Ratio.of(100), Ratio.of(10),
                new NonSelectedSpend(0, 0, 0), Ratio.ONE, Ratio.ONE, false, 2);
        var facts = new RetentionFacts(List.of(failed), Ratio.of(92), Set.of());
        assertThat(RetentionCalculation.assess(rule("vetoes", COMPLETION), facts).payableFen()).isZero();
        var excusing = SHENZHEN.with("vetoes", Param.ofJson(COMPLETION)).with("supplyExemption", new Param.Text("APPROVED"));
        var excused = RetentionCalculation.assess(RetentionRule.of(excusing, ""), facts);
        // 71 is above 90 % of 80 − 2; S = 100·100 − 80·10, as if nothing had failed, and R half of it.
        assertThat(excused.payableFen()).isEqualTo(4_600);
        assertThat(excused.steps()).filteredOn(step -> step.name().equals("completion")).first().satisfies(step -> {
            assertThat(step.formula()).isEqualTo("Qs / (Qa − excused) = 71 / (80 − 2)");
            assertThat(step.exact()).isEqualTo("71/78");
        });
        var byInstitution = RetentionRule.of(excusing.with("completionLevel", new Param.Text("INSTITUTION")), "");
        assertThat(RetentionCalculation.assess(byInstitution, facts).payableFen()).isEqualTo(4_600);
        assertThat(RetentionRule.of(SHENZHEN, "").supplyExemption()).as("a set that says nothing").isEqualTo(Exemption.NONE);
    }

    @ParameterizedTest
    @CsvSource({"80,0", "79,1", "90,0"})
    void where_all_is_excused_nothing_is_left_to_buy(long excused, long required) {
        var line = new Line("P", 100, 80, new ActualVolume.Counted(0), Ratio.of(100), Ratio.of(10), new NonSelectedSpend(0, 0, 0),
                Ratio.ONE, Ratio.ONE, false, excused);
        var rule = RetentionRule.of(
                SHENZHEN.with("vetoes", Param.ofJson(COMPLETION)).with("supplyExemption", new Param.Text("APPROVED")), "");
        assertThat(rule.requiredUnits(line)).isEqualTo(required);
        var result = RetentionCalculation.assess(rule, new RetentionFacts(List.of(line), Ratio.of(92), Set.of()));
        assertThat(result.payableFen() > 0).isEqualTo(required == 0);
        assertThat(result.steps()).extracting(Step::name).contains("completion");
    }

    @Test
    void a_product_that_fell_short_takes_its_loss_along_but_not_its_saving() {
        var loss = new Line("L", 1, 80, new ActualVolume.Counted(0), Ratio.of(100), Ratio.of(10), new NonSelectedSpend(0, 0, 0),
                Ratio.ONE, Ratio.ONE, false);
        var facts = new RetentionFacts(List.of(loss, line(100, 80, 80)), Ratio.of(92), Set.of());
        var params = SHENZHEN.with("vetoes", Param.ofJson(COMPLETION)).with("floorLevel", new Param.Text("INSTITUTION"));
        assertThat(RetentionCalculation.assess(RetentionRule.of(params, ""), facts).baseFen())
                .isEqualTo(Ratio.of(100 - 800 + 10_000 - 800));
    }

    @ParameterizedTest
    @CsvSource({"AGREED,800", "MIN,600", "ACTUAL,600"})
    void expenditure_follows_the_volume_that_the_rule_names(String volume, long expenditure) {
        assertThat(counted(rule("expenditureVolume", '"' + volume + '"'), line(100, 80, 60)).expenditureFen())
                .isEqualTo(Ratio.of(expenditure));
    }

    @ParameterizedTest
    @CsvSource({"AGREED,800", "MIN,800", "ACTUAL,1200"})
    void buying_more_than_agreed_reduces_the_saving_only_where_everything_counts(String volume, long expenditure) {
        assertThat(counted(rule("expenditureVolume", '"' + volume + '"'), line(100, 80, 120)).expenditureFen())
                .isEqualTo(Ratio.of(expenditure));
    }

    @Test
    void a_rule_that_asks_for_receipts_is_not_computed_without_them() {
        var line = new Line("P", 1, 1, new ActualVolume.NotCounted(), Ratio.ONE, Ratio.ONE, new NonSelectedSpend(0, 0, 0),
                Ratio.ONE, Ratio.ONE, false);
        assertThatThrownBy(() -> counted(rule("expenditureVolume", "\"ACTUAL\""), line)).hasMessageContaining("nobody counted");
    }

    @ParameterizedTest
    @CsvSource({"ALL,7", "ABOVE_P1,5", "GQCE_ONLY,3"})
    void what_was_spent_on_others_is_counted_as_the_rule_says(String counted, long fen) {
        var line = new Line("P", 0, 0, new ActualVolume.NotCounted(), Ratio.ONE, Ratio.ONE, new NonSelectedSpend(7, 5, 3),
                Ratio.ONE, Ratio.ONE, false);
        assertThat(counted(rule("nonSelectedCounted", '"' + counted + '"'), line).expenditureFen()).isEqualTo(Ratio.of(fen));
    }

    @Test
    void the_floor_at_the_product_pays_more_than_the_floor_at_the_institution() {
        var saving = line(100, 80, 80);
        var loss = new Line("L", 0, 80, new ActualVolume.NotCounted(), Ratio.ONE, Ratio.of(10), new NonSelectedSpend(0, 0, 0),
                Ratio.ONE, Ratio.ONE, false);
        var facts = new RetentionFacts(List.of(saving, loss), Ratio.of(92), Set.of());
        assertThat(RetentionCalculation.assess(rule("floorLevel", "\"PRODUCT\""), facts).payableFen()).isEqualTo(4_600);
        assertThat(RetentionCalculation.assess(rule("floorLevel", "\"INSTITUTION\""), facts).payableFen()).isEqualTo(4_200);
    }

    @Test
    void each_product_line_is_rounded_once_and_the_total_is_the_sum_of_the_lines() {
        var half = new Line("P", 1, 0, new ActualVolume.NotCounted(), Ratio.ONE, Ratio.ZERO, new NonSelectedSpend(0, 0, 0),
                Ratio.ONE, Ratio.ONE, false);
        var facts = new RetentionFacts(List.of(half, half, half), Ratio.of(92), Set.of());
        assertThat(RetentionCalculation.assess(rule("floorLevel", "\"PRODUCT\""), facts).payableFen()).isEqualTo(3);
        assertThat(RetentionCalculation.assess(rule("floorLevel", "\"INSTITUTION\""), facts).payableFen()).isEqualTo(2);
    }

    @Test
    void a_generic_that_was_retained_before_counts_again_only_where_the_region_says_so() {
        var again = new Line("P", 100, 80, new ActualVolume.NotCounted(), Ratio.of(100), Ratio.of(10), new NonSelectedSpend(0, 0, 0),
                Ratio.ONE, Ratio.ONE, true);
        var facts = new RetentionFacts(List.of(again), Ratio.of(92), Set.of());
        assertThat(RetentionCalculation.assess(rule("renewal", "\"NONE\""), facts).payableFen()).isZero();
        assertThat(RetentionCalculation.assess(rule("renewal", "\"AGAIN\""), facts).payableFen()).isEqualTo(4_600);
    }

    @Test
    void the_price_before_is_weighted_by_volume() {
        var brands = List.of(brand("30000", "315"), brand("12000", "108"), brand("8000", "66"));
        assertThat(RetentionCalculation.formerPriceFen(brands)).hasToString("225.48");
        assertThatThrownBy(() -> RetentionCalculation.formerPriceFen(List.of(brand("0", "1")))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void beside_the_saving_stands_how_much_of_what_was_reported_is_used() {
        var result = RetentionCalculation.assess(rule("vetoes", "[]"),
                new RetentionFacts(List.of(line(100, 80, 60)), Ratio.of(92), Set.of()));
        assertThat(result.steps()).filteredOn(step -> step.name().equals("reportedIndex")).extracting(Step::shown)
                .containsExactly("60.00 %");
        assertThat(result.steps()).extracting(Step::name)
                .containsExactly("budget", "expenditure", "rawBase", "reportedIndex", "base", "ratio", "retained");
    }

    @Test
    void a_split_adds_up_and_says_how() {
        var result = SplitCalculation.split(100_00, new TreeMap<>(Map.of("A", Ratio.ONE, "B", Ratio.of(2))));
        assertThat(result.partsFen()).containsExactly(Map.entry("A", 33_33L), Map.entry("B", 66_67L));
        assertThat(result.steps()).extracting(Step::exact).containsExactly("100/3", "200/3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "gradeTable; []; GRADES_MISSING",
        "gradeTable; [{'grade':'A','fromScore':'60','rate':'0.5'}]; TIERS_HAVE_A_HOLE",
        "gradeTable; [{'grade':'A','fromScore':'60','rate':'0.5'},{'grade':'B','fromScore':'60','rate':'0.4'}]; TIERS_OUT_OF_ORDER",
        "gradeTable; [{'grade':'A','fromScore':'60','rate':'0.3'},{'grade':'B','fromScore':'0','rate':'0.4'}]; TIERS_OUT_OF_ORDER",
        "gradeTable; [{'grade':'A','fromScore':'0','rate':'0.51'}]; RATE_OUT_OF_RANGE",
        "gradeTable; [{'grade':'A','fromScore':'0','rate':'-0.1'}]; RATE_OUT_OF_RANGE",
        "expenditureVolume; 'MIN'; MIN_WITHOUT_COMPLETION_VETO",
        "expenditureVolume; 'LEAST'; choice",
        "p0WindowMonths; 0; range",
        "vetoes; [{'veto':'FALSE_REPORT','threshold':'0'}]; RATE_OUT_OF_RANGE",
        "colour; 'red'; unknown",
    })
    void impossible_sets_are_refused_by_name(String name, String json, String code) {
        var faults = RetentionRule.FORM.faults(SHENZHEN.with(name, Param.ofJson(json.replace('\'', '"'))));
        assertThat(faults).extracting(ParamFault.Fault::code).containsExactly(code);
    }

    @Test
    void the_generic_form_cannot_be_put_in_force_before_somebody_enters_grades() {
        assertThat(RetentionRule.FORM.faults(ShippedRuleSet.RT_GENERIC.read().params()))
                .extracting(ParamFault.Fault::path, ParamFault.Fault::code)
                .containsExactly(tuple("gradeTable", RuleFlaw.GRADES_MISSING.name()));
        assertThat(RetentionRule.FORM.faults(SHENZHEN)).isEmpty();
        assertThat(RetentionRule.FORM.faults(SHENZHEN.with("expenditureVolume", new Param.Text("MIN"))
                .with("vetoes", Param.ofJson(COMPLETION)))).isEmpty();
    }

    private static long only(Line line) {
        return RetentionCalculation.assess(rule("vetoes", COMPLETION), new RetentionFacts(List.of(line), Ratio.of(92), Set.of()))
                .payableFen();
    }

    private static RetentionResult.Counted counted(RetentionRule rule, Line line) {
        var result = RetentionCalculation.assess(rule, new RetentionFacts(List.of(line), Ratio.of(92), Set.of()));
        return (RetentionResult.Counted) result.lines().getFirst();
    }

    /** One yuan before, ten fen now, everything paid by the fund. */
    private static Line line(long reported, long agreed, long actual) {
        return new Line("P", reported, agreed, new ActualVolume.Counted(actual), Ratio.of(100), Ratio.of(10),
                new NonSelectedSpend(0, 0, 0), Ratio.ONE, Ratio.ONE, false);
    }

    private static RetentionCalculation.Brand brand(String units, String priceFen) {
        return new RetentionCalculation.Brand(Ratio.parse(units), Ratio.parse(priceFen));
    }

    private static RetentionRule rule(String name, String json) {
        return RetentionRule.of(SHENZHEN.with(name, Param.ofJson(json)), "SZ");
    }
}
