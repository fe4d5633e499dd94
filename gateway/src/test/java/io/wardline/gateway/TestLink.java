package io.wardline.gateway;

import io.wardline.gateway.link.Closing;
import io.wardline.gateway.link.Link;
import io.wardline.gateway.link.Progress;
import io.wardline.gateway.link.Settlement;
import io.wardline.protocol.device.DeviceId;
import java.util.concurrent.CompletableFuture;

/** A link without a socket: it remembers how it was settled and how it ended. */
final class TestLink implements Link {
    private final DeviceId device;
    private final long connection;
    private final Progress progress;
    final CompletableFuture<Settlement> settled = new CompletableFuture<>();
    final CompletableFuture<Closing> closed = new CompletableFuture<>();

    TestLink(String did, long connection, Progress progress) {
        this.device = new DeviceId(did);
        this.connection = connection;
        this.progress = progress;
    }

    @Override
    public DeviceId device() {
        return device;
    }

    @Override
    public long connection() {
        return connection;
    }

    @Override
    public boolean open() {
        return !closed.isDone();
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public void settled(Settlement settlement) {
        settled.complete(settlement);
    }

    @Override
    public void close(Closing why) {
        closed.complete(why);
    }
}
