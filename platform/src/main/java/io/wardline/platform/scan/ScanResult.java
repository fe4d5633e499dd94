package io.wardline.platform.scan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scan means here.
 *
 * @param kind of the code, for example {@code gs1}
 * @param rule the rule that the code breaks; null where it breaks none
 * @param candidates the most particular first; several mean that somebody has to choose
 * @param warnings each once, in the order of {@link Warning}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScanResult(String kind, @Nullable String rule, List<Candidate> candidates, List<Warning> warnings) {
    ScanResult {
        candidates = List.copyOf(candidates);
        warnings = List.copyOf(warnings);
    }
}
