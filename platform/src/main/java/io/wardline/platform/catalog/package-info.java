/**
 * The one catalogue of the county: what can be ordered, stored, used and charged. Quantities everywhere count an
 * item's base unit.
 */
@NullMarked
package io.wardline.platform.catalog;

import org.jspecify.annotations.NullMarked;
