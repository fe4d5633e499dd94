/**
 * The web floor: an HTTP server whose handlers are straight lines of code on virtual threads, and everything that
 * must be decided before a feature is asked: who calls, whether the call is allowed, whether its words are well formed,
 * whether there is room for it. A feature declares {@link io.wardline.platform.web.Routes}, reads a
 * {@link io.wardline.platform.web.Request} and returns an {@link io.wardline.platform.web.Answer};
 * {@link io.wardline.platform.web.Problem} alone turns what went wrong into RFC 9457.
 *
 * <p>Only this package and {@code db} wait for futures.
 */
@NullMarked
package io.wardline.platform.web;

import org.jspecify.annotations.NullMarked;
