/**
 * Prices: which are refused (above the agreed or listed price) and which are asked about (a change, a spread across the
 * county). Outside of the supply area a winning price caps what is listed at 1.5 times, or at the highest winning price of
 * the variety. Compared on minimal units within one group of the same generic, maker, form and specification (四同).
 */
@NullMarked
package io.wardline.platform.price;

import org.jspecify.annotations.NullMarked;
