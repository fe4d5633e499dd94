package io.wardline.platform.device;

import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Leases of shards. Their time is the database's: no clock of a node has a say.
final class LeaseStore {
    static final String RENEW =
            """
            update device_shard_lease set until = clock_timestamp() + $2::bigint * interval '1 millisecond'
            where node = $1
            returning shard, fence
            """;
    static final String TAKE =
            """
            update device_shard_lease l
            set node = $1, fence = l.fence + 1, until = clock_timestamp() + $2::bigint * interval '1 millisecond'
            from (select shard from device_shard_lease
                  where until < clock_timestamp() and node is distinct from $1
                  order by shard for update skip locked) free
            where l.shard = free.shard
            returning l.shard, l.fence
            """;
    static final String RELEASE =
            """
            update device_shard_lease set node = null, fence = fence + 1, until = clock_timestamp()
            where node = $1 and shard = any ($2::bigint[])
            """;
    /// The share lock keeps another node from taking the shard before this transaction has ended.
    static final String HOLD =
            """
            select shard, fence from device_shard_lease
            where node = $1 and shard = any ($2::bigint[])
            order by shard for share
            """;

    Map<Integer, Long> renewAndTake(Tx tx, String node, long leaseMs) {
        var held = new HashMap<Integer, Long>();
        tx.rows(RENEW, row -> held.put(row.getInteger(0), row.getLong(1)), node, leaseMs);
        tx.rows(TAKE, row -> held.put(row.getInteger(0), row.getLong(1)), node, leaseMs);
        return held;
    }

    void release(Tx tx, String node, Collection<Integer> shards) {
        tx.execute(RELEASE, node, Columns.longs(shards, Integer::longValue));
    }

    Map<Integer, Long> hold(Tx tx, String node, Collection<Integer> shards) {
        var held = new HashMap<Integer, Long>();
        tx.rows(HOLD, row -> held.put(row.getInteger(0), row.getLong(1)), node, Columns.longs(shards, Integer::longValue));
        return held;
    }
}
