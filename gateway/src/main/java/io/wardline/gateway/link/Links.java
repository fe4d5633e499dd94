package io.wardline.gateway.link;

import io.vertx.core.Future;
import io.wardline.gateway.link.LinkStore.Numbered;
import io.wardline.protocol.device.DeviceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The links of this node, one a device. Works on one event loop.
///
/// @param <L> what a link is to the one who keeps it
public final class Links<L extends Link> {
    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final int MOST_AT_ONCE = 500;

    private final LinkStore store;
    private final Map<DeviceId, L> open = new HashMap<>();
    private final Set<Numbered> ended = new LinkedHashSet<>();
    private boolean closing;

    public Links(LinkStore store) {
        this.store = store;
    }

    /// The link that won the draw; an older one of the same device on this node is closed with 0x8E. A link that comes with a
    /// number below the one known here lost its draw to a faster one and is closed itself.
    public void enter(L link) {
        L known = open.get(link.device());
        if (known != null && known.connection() > link.connection()) {
            link.close(Closing.TAKEN_OVER);
            return;
        }
        open.put(link.device(), link);
        if (known != null) {
            known.close(Closing.TAKEN_OVER);
        }
    }

    /// A link has ended: its row is closed, now or as soon as the database answers, unless a newer connection owns it.
    public void leave(Link link) {
        open.remove(link.device(), link);
        ended.add(new Numbered(link.device(), link.connection()));
        flush();
    }

    /// The link of a device on this node.
    public Optional<L> of(DeviceId device) {
        return Optional.ofNullable(open.get(device));
    }

    /// All links of this node.
    public Collection<L> all() {
        return List.copyOf(open.values());
    }

    /// How many links there are.
    public int size() {
        return open.size();
    }

    /// A newer connection exists somewhere: an older link here is fenced off and closed.
    public void overtaken(DeviceId device, long connection) {
        of(device).filter(link -> link.connection() < connection).ifPresent(link -> link.close(Closing.TAKEN_OVER));
    }

    /// Asks the database which links of this node are overtaken or unwelcome, and closes those. A link that came while the
    /// answer was under way is not the one that was asked about: the numbers tell.
    public Future<Void> review(boolean overtakenToo) {
        Future<List<Numbered>> unwelcome = store.unwelcome();
        Future<List<Numbered>> newer = overtakenToo ? store.newer(all()) : Future.succeededFuture(List.of());
        return Future.all(unwelcome, newer).map(_ -> {
            unwelcome.result().forEach(old -> of(old.device())
                    .filter(link -> link.connection() == old.connection())
                    .ifPresent(link -> link.close(Closing.REVOKED)));
            newer.result().forEach(won -> overtaken(won.device(), won.connection()));
            return null;
        });
    }

    /// Writes the ends of links that are not written yet; called again once a second.
    public void flush() {
        if (closing || ended.isEmpty()) {
            return;
        }
        closing = true;
        List<Numbered> batch = ended.stream().limit(MOST_AT_ONCE).toList();
        store.close(batch).onComplete(
                left -> {
                    closing = false;
                    batch.forEach(ended::remove);
                    ended.addAll(left);
                    if (left.isEmpty()) {
                        flush();
                    }
                },
                failure -> {
                    closing = false;
                    LOG.debug("the ends of {} links wait for the database: {}", ended.size(), failure.getMessage());
                });
    }

    /// Closes all links and writes their ends.
    public Future<Void> stop() {
        all().forEach(link -> link.close(Closing.STOPPING));
        return store.closeLeftBehind();
    }
}
