package io.wardline.platform.file.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What stands in one cell, with its type, so that a spreadsheet program neither reckons with codes nor guesses dates. */
public sealed interface Cell {
    /** A name, a code, a number that only names something. */
    record Text(String text) implements Cell {}

    /** A quantity in base units. */
    record Whole(long value) implements Cell {}

    /** An amount of money: a number of yuan with two decimals, which a spreadsheet program may add up. */
    record Amount(long fen) implements Cell {}

    /** A calendar day. */
    record Day(LocalDate day) implements Cell {}

    /** A moment on the county's clock, to the second. */
    record Moment(LocalDateTime moment) implements Cell {}

    /** Nothing. */
    record Blank() implements Cell {}

    /** A text, or nothing. */
    static Cell text(@Nullable String text) {
        return text == null || text.isEmpty() ? new Blank() : new Text(text);
    }
}
