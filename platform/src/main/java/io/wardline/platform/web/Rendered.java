package io.wardline.platform.web;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes over the wire, but for its headers. What is kept under an idempotency key is this.
 *
 * @param status the HTTP status
 * @param contentType {@code application/json}, {@code application/problem+json}, or empty where there is no body
 * @param body the bytes; not copied, nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a socket; equality is defined below.
public record Rendered(int status, String contentType, byte[] body) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rendered(var otherStatus, var otherType, var otherBody)
                && status == otherStatus
                && contentType.equals(otherType)
                && Arrays.equals(body, otherBody);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, contentType, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return "Rendered[" + status + " " + contentType + ", " + body.length + " bytes]";
    }
}
