package io.wardline.platform.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wardline.platform.money.Ratio;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParamReadingTest {
    @Test
    void reads_each_kind_of_value() {
        List<Object> values = read("""
                {"d":"12.50","n":7,"t":"x","f":true,"on":"2025-02-28","k":"PRICE","l":["1",2]}""", fields -> List.of(
                fields.decimal("d", Ratio.ZERO, Ratio.of(100), 2), fields.whole("n", 0, 9), fields.text("t", 5),
                fields.optionalFlag("f").orElseThrow(), fields.date("on"), fields.choice("k", RuleKind.class),
                fields.decimals("l", 1, 2, Ratio.ZERO, Ratio.of(9), 0)));
        assertThat(values)
                .containsExactly(Ratio.parse("12.5"), 7L, "x", true, LocalDate.of(2025, 2, 28), RuleKind.PRICE,
                        List.of(Ratio.ONE, Ratio.of(2)));
    }

    @Test
    void names_everything_that_is_wrong_at_once_by_its_path() {
        assertThat(faults("{\"rows\":[{\"a\":\"x\"},{\"a\":\"1\",\"b\":2},5],\"c\":1,\"c\":2,\"d\":null}", fields -> {
            fields.decimal("d", Ratio.ZERO, Ratio.ONE, 0);
            fields.whole("c", 0, 5);
            return fields.groups("rows", 1, 5, row -> row.amountFen("a"));
        })).extracting(ParamFault.Fault::toString).containsExactly(
                "d: is missing",
                "rows[0].a: is no plain decimal such as 12.50, without separators, blanks and exponents: 'x'",
                "rows[1].b: is not known here",
                "rows[2]: is no object",
                "c: stands there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1e308\"", "1e308", "\"１２\"", "\"1,000\"", "\" 1\"", "\"12元\"", "\"\"", "\"-1\"", "\"1.005\"", "true", "[]", "{}",
        "\"99999999999999\"", "\"10000000000000\"", "\"NaN\"", "\"0x1\""})
    void an_amount_is_a_plain_decimal_in_range_with_two_decimals(String json) {
        assertThat(faults("{\"a\":" + json + "}", fields -> fields.amountFen("a"))).singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2025-2-28\"", "\"2025-02-30\"", "\"1899-12-31\"", "20250228", "\"２０２５-02-28\""})
    void a_date_is_a_day_of_the_calendar(String json) {
        assertThat(faults("{\"on\":" + json + "}", fields -> fields.date("on"))).hasSize(1);
    }

    @Test
    void what_a_record_refuses_is_a_fault_of_its_place() {
        assertThat(faults("{\"l\":[{\"x\":1}]}", fields -> fields.groups("l", 0, 9, each -> {
            each.whole("x", 0, 9);
            throw new ImpossibleRule(RuleFlaw.GRADES_MISSING, "no grade");
        }))).containsExactly(new ParamFault.Fault("l[0]", "GRADES_MISSING", "no grade"));
    }

    @Test
    void reads_lists_of_lists_by_place() {
        List<Long> products = read("{\"s\":[[\"1\",2],[3,4]]}", fields ->
                fields.rows("s", 1, 9, 2, row -> row.whole("0", 0, 9) * row.whole("1", 0, 9)));
        assertThat(products)
                .containsExactly(2L, 12L);
        assertThat(faults("{\"s\":[[1],[2,\"x\"]]}", fields -> fields.rows("s", 1, 9, 2, row -> row.whole("0", 0, 9) + row.whole("1", 0, 9))))
                .extracting(ParamFault.Fault::path).containsExactly("s[0]", "s[1][1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,}", "[1] 2", "NaN", "{'a':1}", "01"})
    void what_is_no_json_is_said_to_be_none(String text) {
        assertThatThrownBy(() -> Param.ofJson(text)).isInstanceOf(ParamFault.class).hasMessageContaining("no JSON");
    }

    private static List<ParamFault.Fault> faults(String json, Function<ParamReading, ?> reader) {
        try {
            ParamReading.read((Param.Group) Param.ofJson(json), reader);
            throw new AssertionError("nothing is wrong with " + json);
        } catch (ParamFault fault) {
            return fault.faults();
        }
    }

    private static <T> T read(String json, Function<ParamReading, T> reader) {
        return ParamReading.read((Param.Group) Param.ofJson(json), reader);
    }
}
