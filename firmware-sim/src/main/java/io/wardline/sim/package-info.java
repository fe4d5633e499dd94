/// Plays cabinets and a whole county, and judges the outcome with rules of its own.
@NullMarked
package io.wardline.sim;

import org.jspecify.annotations.NullMarked;
