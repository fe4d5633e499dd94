/**
 * Tracing (追溯): the whole life of one tagged piece, or of a lot, out of what the lower rooms wrote down: how it came,
 * every movement with places, person and cause, holds, discrepancies, and where it is now. It only reads.
 */
@NullMarked
package io.wardline.platform.trace;

import org.jspecify.annotations.NullMarked;
