package io.wardline.platform.vbp;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a code of the platform is here, as it was proposed and reviewed.
 *
 * @param version of this code, from 1; the newest accepted one that covers a day is in force on it
 * @param packFactor base units in one box
 * @param endsOn its last day; null: until another version
 * @param accepted null while nobody has reviewed it
 */
record Mapping(
        long id, String code, int version, String item, long packFactor, LocalDate startsOn, @Nullable LocalDate endsOn, String source,
        String proposedBy, @Nullable String reviewedBy, @Nullable Boolean accepted, @Nullable String words) {}
