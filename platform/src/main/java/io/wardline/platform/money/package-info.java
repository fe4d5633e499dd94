/**
 * Money: published in whole fen, never a fraction of one; computed in exact fractions until it is published. Nothing here
 * is ever binary floating point, in which a tenth does not exist.
 */
@NullMarked
package io.wardline.platform.money;

import org.jspecify.annotations.NullMarked;
