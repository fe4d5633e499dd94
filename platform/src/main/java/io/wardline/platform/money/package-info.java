/** Money: whole fen, never a fraction of one. */
@NullMarked
package io.wardline.platform.money;

import org.jspecify.annotations.NullMarked;
