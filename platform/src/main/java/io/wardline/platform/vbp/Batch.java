package io.wardline.platform.vbp;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A batch (批次) of generics that were procured together.
 *
 * @param code 1 to 32 upper-case letters, digits, dots, underscores and hyphens
 * @param source which fact counts; null: as the rule set in force says
 */
public record Batch(String code, String name, @Nullable ProgressSource source) {
    static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,31}");
}
