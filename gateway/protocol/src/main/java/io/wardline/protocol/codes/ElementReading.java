package io.wardline.protocol.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of one notation found before it ended: all elements, or those before the error.
 *
 * @param error null if every element is right by itself; the rules between them are not looked at here
 */
record ElementReading(List<Element> elements, @Nullable CodeError error) {

    /** More elements than any label carries; the rules compare every element with every other. */
    static final int ELEMENT_LIMIT = 64;

    ElementReading {
        elements = List.copyOf(elements);
    }

    /** The first error, be it within an element or between elements. */
    @Nullable CodeError firstError() {
        return error != null ? error : MessageRules.find(elements);
    }
}
