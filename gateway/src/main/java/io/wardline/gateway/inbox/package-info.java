/// Durable first, then acknowledged. One writer a node takes whatever is queued, at most 256 entries, stores it with one
/// set-based insert under the fence of its links, commits, and only then lets the PUBACKs go, in order.
@NullMarked
package io.wardline.gateway.inbox;

import org.jspecify.annotations.NullMarked;
