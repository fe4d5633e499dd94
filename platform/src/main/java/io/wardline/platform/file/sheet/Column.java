package io.wardline.platform.file.sheet;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One column of a list.
 *
 * @param name of the field, as the API calls it; a head may say this, the Chinese or the English name
 * @param zh its head in Chinese
 * @param en its head in English
 * @param required whether an import must have the column
 * @param value what an export writes
 */
public record Column<T>(String name, String zh, String en, boolean required, Function<T, Cell> value) {
    /** A column that an import must have. */
    public static <T> Column<T> required(String name, String zh, String en, Function<T, Cell> value) {
        return new Column<>(name, zh, en, true, value);
    }

    /** A column that an import may leave out. */
    public static <T> Column<T> optional(String name, String zh, String en, Function<T, Cell> value) {
        return new Column<>(name, zh, en, false, value);
    }

    boolean isCalled(String head) {
        var word = head.strip().toLowerCase(Locale.ROOT);
        return Stream.of(name, zh, en).anyMatch(own -> own.toLowerCase(Locale.ROOT).equals(word));
    }
}
