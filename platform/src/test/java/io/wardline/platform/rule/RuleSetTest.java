package io.wardline.platform.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RuleSetTest {
    private static final RuleForm ANYTHING = _ -> List.of();

    @ParameterizedTest
    @EnumSource(ShippedRuleSet.class)
    void every_shipped_set_is_a_draft_under_its_own_name_and_says_where_it_comes_from(ShippedRuleSet shipped) {
        var set = shipped.read();
        assertThat(set.name()).isEqualTo(shipped.code());
        assertThat(set.status()).isEqualTo(RuleStatus.DRAFT);
        assertThat(set.version()).isEqualTo(1);
        assertThat(set.remarks()).isNotEmpty();
        assertThat(set.source().cited()).isNotBlank();
        assertThat(set.hash()).matches("[0-9a-f]{64}").isEqualTo(shipped.read().hash());
    }

    @ParameterizedTest
    @CsvSource({"RT_GENERIC", "MON_DEFAULT", "PRICE_DEFAULT"})
    void what_no_document_orders_is_marked_as_the_operators_choice(ShippedRuleSet shipped) {
        assertThat(shipped.read().source()).isInstanceOf(RuleSource.OperatorsChoice.class);
        assertThat(shipped.read().source().cited()).isEqualTo("no official source: the operator's choice");
    }

    @Test
    void a_consultation_draft_never_looks_like_a_document() {
        assertThat(ShippedRuleSet.RT_SZ_2024_DRAFT.read().source()).isInstanceOf(RuleSource.ConsultationDraft.class);
        assertThat(ShippedRuleSet.RT_SZ_2024_DRAFT.read().source().cited()).endsWith("(consultation draft, not in force)");
    }

    @Test
    void the_hash_is_over_everything_that_was_decided_and_over_nothing_else() {
        var set = set(1, "2025-01-01", null, "{\"b\":\"2\",\"a\":\"1\"}");
        assertThat(set.content().canonical()).isEqualTo("{\"effectiveFrom\":\"2025-01-01\",\"effectiveTo\":null,\"kind\":\"PRICE\","
                + "\"name\":\"X\",\"params\":{\"a\":\"1\",\"b\":\"2\"},\"region\":\"JX\",\"remarks\":[],"
                + "\"source\":{\"origin\":\"OPERATORS_CHOICE\"},\"version\":1}");
        assertThat(set.hash()).isEqualTo(set(1, "2025-01-01", null, "{\"a\":\"1\",\"b\":\"2\"}").hash())
                .isNotEqualTo(set(1, "2025-01-02", null, "{\"a\":\"1\",\"b\":\"2\"}").hash())
                .isNotEqualTo(set(1, "2025-01-01", null, "{\"a\":\"1\",\"b\":\"3\"}").hash());
    }

    @Test
    void the_canonical_form_escapes_as_little_as_it_may() {
        assertThat(Param.ofJson("{\"\\u007a\":[true,null,1,\"\\u4e2d\\\"\\\\\\n\\u0001/\"]}").canonical())
                .isEqualTo("{\"z\":[true,null,1,\"中\\\"\\\\\\n\\u0001/\"]}");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01,2025-12-31,2026-01-01,,false", "2025-01-01,2025-12-31,2025-12-31,,true",
        "2025-01-01,,2030-01-01,2030-12-31,true", "2026-01-01,2026-12-31,2025-01-01,2025-12-31,false"
    })
    void two_sets_of_one_kind_and_region_are_never_in_force_on_one_day(
            String from, @Nullable String to, String otherFrom, @Nullable String otherTo, boolean clash) {
        var faults = RuleSetCalculation.flaws(set(2, from, to, "{}"), List.of(set(1, otherFrom, otherTo, "{}")), ANYTHING);
        assertThat(faults).hasSize(clash ? 1 : 0).allSatisfy(fault ->
                assertThat(fault.code()).isEqualTo(RuleFlaw.DATES_OVERLAP.name()));
    }

    @Test
    void faults_of_parameters_stand_below_params() {
        RuleForm form = params -> List.of(new ParamFault.Fault("kappa", "missing", "is missing"));
        assertThat(RuleSetCalculation.flaws(set(1, "2025-01-01", null, "{}"), List.of(), form)).extracting(ParamFault.Fault::path)
                .containsExactly("params.kappa");
    }

    @Test
    void a_set_does_not_end_before_it_begins() {
        assertThatThrownBy(() -> set(1, "2025-01-02", "2025-01-01", "{}")).isInstanceOfSatisfying(ImpossibleRule.class,
                refused -> assertThat(refused.flaw()).isEqualTo(RuleFlaw.DATES_REVERSED));
        assertThat(set(1, "2025-01-01", "2025-01-01", "{}").covers(LocalDate.of(2025, 1, 1))).isTrue();
        assertThat(set(1, "2025-01-01", null, "{}").covers(LocalDate.of(2024, 12, 31))).isFalse();
    }

    @Test
    void two_versions_differ_readably() {
        var former = set(1, "2025-01-01", null, "{\"tiers\":[{\"rate\":\"0.8\"},{\"rate\":\"0.6\"}],\"gone\":\"1\"}");
        var latter = set(2, "2025-01-01", null, "{\"tiers\":[{\"rate\":\"0.8\"},{\"rate\":\"0.5\"},{\"rate\":\"0\"}]}");
        assertThat(RuleSetCalculation.changes(former, latter)).map(RuleChange::toString).containsExactly(
                "params.gone: \"1\" → (absent)",
                "params.tiers[1].rate: \"0.6\" → \"0.5\"",
                "params.tiers[2].rate: (absent) → \"0\"",
                "version: 1 → 2");
        assertThat(RuleSetCalculation.changes(former, former)).isEmpty();
    }

    private static RuleSet set(int version, String from, @Nullable String to, String params) {
        return new RuleSet("X", RuleKind.PRICE, "JX", version, LocalDate.parse(from), to == null ? null : LocalDate.parse(to),
                new RuleSource.OperatorsChoice(), List.of(), RuleStatus.DRAFT, (Param.Group) Param.ofJson(params));
    }
}
