/// Commands on their way to devices. Durable ones leave after the birth, one at a time, oldest first, and again after the next
/// birth until their result is known. Now-or-never ones are claimed once for one connection, published once, never again.
@NullMarked
package io.wardline.gateway.outbox;

import org.jspecify.annotations.NullMarked;
