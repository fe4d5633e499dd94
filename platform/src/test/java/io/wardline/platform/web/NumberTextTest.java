package io.wardline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told of a cell that holds no number, whichever sheet it stands in: all sheets are read by the same reader. */
final class NumberTextTest {
    private static FieldError error(String quantity) {
        var wrong = catchThrowableOfType(
                Malformed.class, () -> Fields.ofTexts(Map.of("quantity", quantity), fields -> fields.number("quantity", -1_000, 1_000)));
        assertThat(wrong.errors()).hasSize(1);
        return wrong.errors().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock =
            """
            １０                   | type  | 必须为整数（填的是“１０”：全角数字，请改用半角数字）
            1０                    | type  | 必须为整数（填的是“1０”：全角数字，请改用半角数字）
            1,000                  | type  | 必须为整数（填的是“1,000”：带千分位分隔符，请去掉分隔符）
            1，000，000            | type  | 必须为整数（填的是“1，000，000”：带千分位分隔符，请去掉分隔符）
            1e308                  | type  | 必须为整数（填的是“1e308”：科学计数法，请写出全部数字）
            10.5                   | type  | 必须为整数（填的是“10.5”：是小数，此处须为整数或位数有限）
            1 000                  | type  | 必须为整数（填的是“1 000”：含有空格，请去掉空格）
            68%                    | type  | 必须为整数（填的是“68%”：带百分号，请写成小数，如 0.68）
            68,5                   | type  | 必须为整数（填的是“68,5”：小数点写成了逗号）
            ٣                      | type  | 必须为整数（填的是“٣”：不是 0–9 的数字，请改用半角数字）
            十                     | type  | 必须为整数（填的是“十”：不是数字）
            99999999999999999999   | type  | 必须为整数（填的是“99999999999999999999”：位数过多）
            1001                   | range | 必须在 -1000 至 1000 之间（填的是“1001”）
            """)
    void a_wrong_number_is_named_with_what_stands_there_and_why(String quantity, String code, String words) {
        var error = error(quantity);
        assertThat(error.code()).as("programs go by it").isEqualTo(code);
        assertThat(error.text(Messages.ZH)).isEqualTo(words);
        assertThat(error.text(Messages.EN)).contains(quantity).doesNotContainPattern("[（：必]");
    }

    @Test
    void a_text_that_would_mislead_or_flood_the_answer_is_not_shown() {
        assertThat(error("\u202E1").text(Messages.ZH)).contains("“?”").doesNotContain("\u202E");
        assertThat(error("9".repeat(400)).text(Messages.ZH)).hasSizeLessThan(200).contains("位数过多");
    }

    @Test
    void a_blank_before_or_behind_a_number_is_named() {
        assertThat(error(" 5").text(Messages.EN)).contains("\" 5\"").contains("blank");
        assertThat(error("5\u3000").parameters()).containsEntry("why", "blank");
    }

    @Test
    void every_reason_has_its_words_in_both_languages() {
        for (var why : new String[] {"full_width", "foreign_digits", "thousands", "blank", "exponent", "percent", "comma", "decimal", "too_long", "no_number"}) {
            assertThat(Messages.ZH.has("why." + why)).as(why).isTrue();
            assertThat(Messages.EN.has("why." + why)).as(why).isTrue();
        }
    }
}
