package io.wardline.protocol.codes;

import org.jspecify.annotations.Nullable;

/**
 * One named content check of the AI table. It is only asked about characters that its component's set allows and about
 * lengths that its component allows. It answers null when all is well: this runs several times for every scan, and an
 * Optional would be the only allocation on that path.
 */
@FunctionalInterface
interface Check {
    @Nullable CodeError find(String s, int from, int to, int thisYear);
}
