package io.wardline.platform.time;

import java.util.function.Function;

/** What a calendar answers: a value, or the year of which it knows nothing. It never guesses. */
public sealed interface Reckoned<T> {
    /** Every year on the way is known. */
    record Known<T>(T value) implements Reckoned<T> {}

    /** No notice for this year has been entered, so nobody can tell which of its days are worked. */
    record YearUnknown<T>(int year) implements Reckoned<T> {}

    /** The value, or what becomes of a year that is not known. */
    default T orElse(Function<Integer, T> unknown) {
        return switch (this) {
            case Known<T>(var value) -> value;
            case YearUnknown<T>(var year) -> unknown.apply(year);
        };
    }
}
