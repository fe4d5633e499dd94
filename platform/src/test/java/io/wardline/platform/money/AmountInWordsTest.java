package io.wardline.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts in words against the examples of the rule, and against their own way back. */
final class AmountInWordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 零元整", "1, 壹分", "10, 壹角整", "12, 壹角贰分", "100, 壹元整", "101, 壹元零壹分", "110, 壹元壹角整",
        "1000, 壹拾元整", "1100, 壹拾壹元整", "10000, 壹佰元整", "10100, 壹佰零壹元整", "11000, 壹佰壹拾元整",
        "140950, 壹仟肆佰零玖元伍角整", "600714, 陆仟零柒元壹角肆分", "168032, 壹仟陆佰捌拾元叁角贰分",
        "10700053, 壹拾万柒仟元伍角叁分", "1640902, 壹万陆仟肆佰零玖元零贰分", "32504, 叁佰贰拾伍元零肆分",
        "1000000, 壹万元整", "1000100, 壹万零壹元整", "1010000, 壹万零壹佰元整", "10000000, 壹拾万元整",
        "10000000000, 壹亿元整", "10000000100, 壹亿零壹元整", "10001000000, 壹亿零壹万元整", "10010000000, 壹亿零壹拾万元整",
        "100000000000000, 壹万亿元整", "120000000000000, 壹万贰仟亿元整", "-1234, 负壹拾贰元叁角肆分",
        "999999999999999, 玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"
    })
    void an_amount_is_written_as_the_rule_shows(long fen, String words) {
        // The rule permits a 零 before 角 where the yuan end in zero, and does not ask for it.
        assertThat(AmountInWords.of(fen)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(longs = {AmountInWords.MOST_FEN + 1, -AmountInWords.MOST_FEN - 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void an_amount_beyond_every_document_is_a_bug(long fen) {
        assertThatThrownBy(() -> AmountInWords.of(fen)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void no_two_amounts_have_the_same_words() {
        var seen = new HashSet<String>();
        for (var fen = 0L; fen < 300_000; fen += 7) {
            assertThat(seen.add(AmountInWords.of(fen))).as("%d fen", fen).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 10, 101, 100_100, 1_000_001, 10_010_010_010L})
    void words_hold_no_zero_twice(long fen) {
        assertThat(AmountInWords.of(fen)).doesNotContain("零零").doesNotContain("零元零");
    }
}
