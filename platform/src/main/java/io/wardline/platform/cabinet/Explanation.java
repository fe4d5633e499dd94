package io.wardline.platform.cabinet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The reason that one person gave for a discrepancy, and what a second person said to it.
///
/// @param verdict null while the second person is waited for
@JsonInclude(JsonInclude.Include.NON_NULL)
record Explanation(Ground ground, String words, String by, Instant at, @Nullable Verdict verdict) {
    /// @param words why it was rejected; perhaps null where it was accepted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verdict(boolean accepted, @Nullable String words, String by, Instant at) {}
}
