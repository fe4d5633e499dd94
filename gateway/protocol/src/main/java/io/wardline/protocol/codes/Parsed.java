package io.wardline.protocol.codes;

import java.util.Optional;
import java.util.function.Function;

/** The outcome of a total parser: a value that is right, or the error that says where it is not. */
public sealed interface Parsed<T> {

    record Right<T>(T value) implements Parsed<T> {}

    record Wrong<T>(CodeError error) implements Parsed<T> {}

    static <T> Parsed<T> wrong(ErrorCode code, int at) {
        return new Wrong<>(CodeError.at(code, at));
    }

    /** The value if it is right. */
    default Optional<T> find() {
        return switch (this) {
            case Right<T>(T value) -> Optional.of(value);
            case Wrong<T>(_) -> Optional.empty();
        };
    }

    default <U> Parsed<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Right<T>(T value) -> new Right<>(change.apply(value));
            case Wrong<T>(CodeError error) -> new Wrong<>(error);
        };
    }
}
