package io.wardline.protocol.device;

import java.util.function.Function;

/// The outcome of reading bytes from outside: the value, or why there is none.
public sealed interface Decoded<T> {
    /// The bytes stood for this value.
    record Ok<T>(T value) implements Decoded<T> {}

    /// The bytes stood for nothing that may be used; they are kept, never guessed at.
    record Bad<T>(Malformed why) implements Decoded<T> {}

    /// The value, or what the fallback makes of the reason.
    default T orElse(Function<Malformed, ? extends T> fallback) {
        return switch (this) {
            case Ok<T>(T value) -> value;
            case Bad<T>(Malformed why) -> fallback.apply(why);
        };
    }
}
