package io.wardline.platform.statement;

import org.jspecify.annotations.Nullable;

/**
 * One value in which two statements differ.
 *
 * @param line code of the line; null for the whole
 * @param name of the input or the figure
 * @param before null where only the latter has it
 * @param after null where only the former has it
 */
public record Difference(@Nullable String line, String name, @Nullable String before, @Nullable String after) {}
