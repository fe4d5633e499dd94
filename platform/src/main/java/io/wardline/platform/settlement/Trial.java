package io.wardline.platform.settlement;

import io.wardline.platform.rule.Param;
import org.jspecify.annotations.Nullable;

/**
 * A settlement that is tried out. What is null is taken as it stands.
 *
 * @param params of a settlement rule
 * @param packageFen T
 * @param yearEndFen Tf
 * @param actualFen A
 * @param vbpRetentionFen V
 */
record Trial(
        int year, String consortium, Param.@Nullable Group params, @Nullable Long packageFen, @Nullable Long yearEndFen,
        @Nullable Long actualFen, @Nullable Long vbpRetentionFen) {}
