/// Two answers for those who watch over processes: it lives, and it can do its work.
@NullMarked
package io.wardline.gateway.health;

import org.jspecify.annotations.NullMarked;
