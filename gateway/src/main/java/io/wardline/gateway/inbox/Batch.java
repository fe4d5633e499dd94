package io.wardline.gateway.inbox;

import io.wardline.gateway.link.Link;
import io.wardline.protocol.device.JournalKey;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Decides what a batch of messages means. Pure: the same messages and the same stored entries give the same plan.
///
/// A link's messages are taken in the order received, each whole or not at all. An entry above the head is fresh; one at or
/// below it was stored before (same hash: acknowledged again; other hash: a fork) or fills a hole.
final class Batch {
    private Batch() {}

    /// The keys at or below the heads of their links: these must be looked up before [#plan].
    static List<EntryKey> doubtful(List<Arrival> arrivals) {
        List<EntryKey> keys = new ArrayList<>();
        Map<Link, JournalKey> heads = new IdentityHashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Arrival.Entries entries) {
                Link link = entries.link();
                for (Line line : entries.lines()) {
                    JournalKey head = heads.get(link);
                    boolean above = head == null
                            ? above(link, line.key())
                            : line.key().compareTo(head) > 0;
                    if (above) {
                        heads.put(link, line.key());
                    } else if (!above(link, line.key())) {
                        keys.add(new EntryKey(link.device(), line.key()));
                    }
                }
            }
        }
        return keys;
    }

    private static boolean above(Link link, JournalKey key) {
        long epoch = link.progress().epoch();
        return key.epoch() > epoch || (key.epoch() == epoch && key.seq() > link.progress().lastSeq());
    }

    /// What to write and what to answer.
    ///
    /// @param stored hashes of the [#doubtful] keys that the database holds
    static Plan plan(List<Arrival> arrivals, Map<EntryKey, byte[]> stored) {
        Map<Link, LinkPlan> byLink = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            byLink.computeIfAbsent(arrival.link(), link -> new LinkPlan(link, stored)).take(arrival);
        }
        return new Plan(byLink.values().stream().map(LinkPlan::part).toList());
    }
}
