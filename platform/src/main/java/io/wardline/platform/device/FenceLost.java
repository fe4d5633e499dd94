package io.wardline.platform.device;

import java.util.Collection;

/// A shard of the turn is no longer held under the fence that this node remembers. Nothing was written.
final class FenceLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FenceLost(Collection<Integer> shards) {
        super("shards " + shards + " are held under other fences");
    }
}
