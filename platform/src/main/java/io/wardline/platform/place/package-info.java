/**
 * Institutions and places: the four levels on which a county keeps its stock, and the outside ends of the movements
 * that enter or leave it. A place is physical (stock can stand there) or outside; it never changes its kind and is
 * never removed, so its number may be kept in memory. A consortium (医疗共同体) groups hospitals that are led as one.
 */
@NullMarked
package io.wardline.platform.place;

import org.jspecify.annotations.NullMarked;
